"""What this floor lets people do, by the name under which `membership.roles` grants it."""

SEE_HISTORY = "see_history"
