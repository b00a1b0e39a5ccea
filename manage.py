"""Django's entry for tools that look for this name; people use `steward`."""

from steward.config.cli import main

if __name__ == "__main__":
    main()
