"""`make mutate`: whether tests notice small faults, such as a careless maintainer could make.

A fault is put into a copy of the project, and the tests nearest to its module run there. A fault
that none of them notices, and that somebody would notice, wants a test.
"""
