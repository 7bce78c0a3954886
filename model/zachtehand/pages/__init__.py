"""What all pages share: the house style, templates that escape, and pictures as SVG with real text."""
