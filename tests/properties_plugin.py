"""How properties are tried: a busy machine is no failure, so neither a slow example nor a slow start is one."""

from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
