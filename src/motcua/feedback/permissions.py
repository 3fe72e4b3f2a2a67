"""What may be done with what people say; rights are held over the unit it concerns and its subtree."""

from enum import StrEnum


class Permission(StrEnum):
    """`room:thing:act`."""

    MATTER_HANDLE = "feedback:matter:handle"
    MATTER_LEAD = "feedback:matter:lead"
    FIGURES = "feedback:rating:view_figures"
