"""The verbs of the people at the counter; each verb is one transaction."""
