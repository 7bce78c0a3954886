"""``python -m zachtehand`` is the command ``zachtehand``."""

from zachtehand.cli import main

if __name__ == "__main__":
    main()
