// An old copy.
