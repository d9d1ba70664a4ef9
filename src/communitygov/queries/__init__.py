"""One question a file: a plain function and its frozen answer."""
