"""Who works here: newsrooms, the people of their staff, and the roles they hold."""
