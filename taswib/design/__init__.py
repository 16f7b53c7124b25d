"""The shared look: base templates, partials, style sheets and the vendored face. It imports nothing of ours but `text`."""
