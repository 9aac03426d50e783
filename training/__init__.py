"""Scripts that rebuild every shipped model and chosen table; each says how in its docstring."""
