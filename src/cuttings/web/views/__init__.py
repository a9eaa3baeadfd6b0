"""The screens, a module for each: what the address asks goes in, a page comes out."""
