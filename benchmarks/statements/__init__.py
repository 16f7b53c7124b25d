"""How well attributed statements are read: figures on annotated articles, beside a naive rule, with speed and
memory.
"""
