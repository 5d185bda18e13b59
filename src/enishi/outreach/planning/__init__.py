"""Plan a limited number of asks: whom to ask for whom, so that most people may be met.

The number of different targets met, expected over what is not known, is a monotone submodular
function of the asks made (Nemhauser, Wolsey, Fisher 1978, doi:10.1007/BF01588971). Greedy steps
take the ask that adds most; exchanges repair what limits on budget and introducers make them miss;
a mixed integer program on the same numbers is the referee.
"""
