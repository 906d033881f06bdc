"""FollowTheMoney entities."""
