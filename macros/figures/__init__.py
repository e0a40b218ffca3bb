"""Figures to try: what authors write of them, their sums, and what is drawn."""
