"""The plug: settings, addresses and commands. Imports everyone, imported by no one."""
