"""The folder of an archive on the disk: its files, keys, anchor, the mark that tells a copy, scans."""
