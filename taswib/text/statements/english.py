def read_english(text, published):
    return []
