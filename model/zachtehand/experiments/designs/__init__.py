"""Designs: at which policies and which assumptions the model is asked, in the words of XLRM: levers, uncertainties, outcomes."""
