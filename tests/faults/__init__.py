"""What a counter does when it is killed, at any moment: nothing that was acknowledged is lost, nothing is half done."""
