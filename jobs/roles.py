"""What this floor lets people do, by the names under which `membership.roles` grants it."""

SEE_JOBS = "see_jobs"
RETRY_JOBS = "retry_jobs"
