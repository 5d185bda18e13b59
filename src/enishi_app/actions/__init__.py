"""One function per use case: permission, load, library, save, audit."""
