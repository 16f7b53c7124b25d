"""What the widget weighs on another site's page, beside Hypothesis' client."""
