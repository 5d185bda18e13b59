"""Tags and filters of every template: ``{% load enishi_tags %}``."""
