"""How people type English in a hurry: short forms, usual slips, and true words that only look like slips."""

# Each of these is read as what follows it.
SHORT = """
    im: i am; ive: i have; ill: i will; id: i would; hes: he is; shes: she is; its: it is; theres: there
    is; thers: there is; theyre: they are; theyve: they have; weve: we have; were being: we are being;
    isnt: is not; arent: are not; wasnt: was not; aint: is not; wont: will not; wouldnt: would not;
    dont: do not; doesnt: does not; didnt: did not; havent: have not; hasnt: has not; hadnt: had not;
    cant: can not; cannot: can not; cnt: can not; carnt: can not; couldnt: can not; couldent: can not;
    unable to: can not; no longer: not; someones: someone is; somebodys: somebody is; somone: someone;
    mums: mum is; dads: dad is; wifes: wife is; husbands: husband is; u: you; ur: your; pls: please;
    plz: please; plse: please; hlp: help; hepl: help; halp: help; hlep: help; wanna: want to; gonna:
    going to; fel: fell; fallin: falling; felt down: fell down; ambo: ambulance; anymore: any more;
    alot: a lot; cos: because; couldn: can not; over dose: overdose; over dosed: overdosed; over dosing:
    overdosing; un conscious: unconscious; unconscience: unconscious; hart: heart; strok: stroke;
    storke: stroke; brethe: breathe; breth: breath; breeth: breathe; breave: breathe; brefe: breathe;
    breathin: breathing; bleading: bleeding; siezure: seizure; cesure: seizure; smel: smell; burgular:
    burglar; burgler: burglar; suicidle: suicidal; suiside: suicide; colapsed: collapsed; pasted out:
    passed out; emergancy: emergency; flor: floor; nife: knife; chocking: choking; tabs: tablets; kil:
    kill; kiled: killed; dieing: dying; firebrigade: fire brigade; polis: police; asma: asthma; astma:
    asthma; rapped: raped; ded: dead; monoxid: monoxide; co alarm: carbon monoxide
"""

# Words worth putting right when a letter of them is wrong, missing or too many.
WORTH = """
    allergic ambulance assaulted asthma attack attacked attacking bleeding blood breaking breathe
    breathing burglar burning carbon chest choking collapse collapsed danger drooping drowned drowning
    dying electrocuted emergency everywhere fainted fainting fallen flames frightened heart hitting
    hurting intruder killing kitchen knife leaking monoxide moving myself overdose overdosed painkillers
    pains paracetamol poisoned police reaction responding scalded seizure slurred smoke stabbed
    strangled strangling stroke suicidal suicide swallowed swelling tablets threatening throat trapped
    unconscious unresponsive
"""

# True words one letter away from those, which are no slips.
NO_SLIPS = """
    asthmas attach attacker attire baking banger betting billing blames bleaching bleeding blending
    bloods bloom boring braking breaded breath breathed breather breeding brewing brood browning
    burnings burring burying buying cabled cables caller caron carton chains chalking cheat cheats chess
    chests chocking choosing chucking churning cooking creaking crest cropped crowning dancer dancing
    danger dawning drawing drooling dropping drowsing drying dwelling dyeing dying earth eying faller
    falling fallow feller filling fitting flake flakes flame flamed float flood floods flumes frames
    freaking frowning fuller gains getting hanger hating heard hears hearth hearts hearty hosting
    hotting hunting hurling hurried hurting joking killings kissing kitchens kitten knave knits knives
    lacking lames leaking leaning licking locking loving lying mains manger milling moping movies moving
    mowing names pain paing paint paints pairs pallen pans pants peaking plains pleading poking police
    policy polite preaching pulling putting rains ranger reactions roving seizures selling sewing
    shelling shock shocking sitting slabbed smelling smock smokes smoky smote speaking spelling spoke
    stabled stock stoke stoking strapped strike strikes strode stroked strokes strove table tables
    tablet taller throats tracking trapped trapper tripped trooping turning tying urban vying waif
    weaning willing wrapped
"""
