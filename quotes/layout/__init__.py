"""The shape of a document: paragraphs in; turns of speakers, announced and signed words out."""
