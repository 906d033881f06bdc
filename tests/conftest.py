"""Fixtures are built where they are used: the smallest graph that shows the case, in the test.

Here is only what holds for all of them: a slow machine is no fault of a property.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "zelian", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("zelian")
