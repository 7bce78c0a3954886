"""What holds for all tests."""

from hypothesis import settings

settings.register_profile("whatever the machine does", deadline=None)  # a busy machine is no fault of the code; times are for the benchmark
settings.load_profile("whatever the machine does")
