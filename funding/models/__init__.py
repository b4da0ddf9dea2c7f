"""Donors, budgets, contributions and project documents."""

from .budgets import Budget, BudgetLine
from .contributions import Contribution
from .documents import ProjectDocument
from .donors import Donor

__all__ = ["Budget", "BudgetLine", "Contribution", "Donor", "ProjectDocument"]
