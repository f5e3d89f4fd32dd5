"""Packages between archives: what a site sends to headquarters and gets back, or one counter hands to another."""
