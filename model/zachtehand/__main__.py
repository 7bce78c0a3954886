"""``python -m zachtehand`` is the command ``zachtehand``."""

from zachtehand.cli.app import main

if __name__ == "__main__":
    main()
