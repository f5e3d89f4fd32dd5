"""The wizard of one case: one page a step. `step_page.py` is the contract that every page keeps."""
