"""The recap in the window and on paper."""
