"""What can be made again from the files and the facts: text of pages, where words stand, and finding them."""
