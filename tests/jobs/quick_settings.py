"""The portal's settings with shorter patience, for workers under test, and with the tests' own work."""

from idm_portal.settings import *  # noqa: F403
from idm_portal.settings import CELERY_BEAT_SCHEDULE, CELERY_BROKER_TRANSPORT_OPTIONS

JOBS_LEASE = 2
JOBS_PAUSES = (0.1, 0.1, 0.1, 0.1, 0.1)
JOBS_NOTIFY_AGAIN = 6
CELERY_BEAT_SCHEDULE = {"sweep": CELERY_BEAT_SCHEDULE["sweep"] | {"schedule": 1.0}}
CELERY_BROKER_TRANSPORT_OPTIONS = CELERY_BROKER_TRANSPORT_OPTIONS | {"polling_interval": 0.05}
CELERY_IMPORTS = ["tests.jobs.work"]
