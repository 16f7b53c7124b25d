"""The look that both faces share, and what every page needs: language, headers, dates, fields for words."""
