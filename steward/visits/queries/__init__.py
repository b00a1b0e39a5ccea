"""What pages ask about return visits."""
