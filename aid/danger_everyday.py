"""Everyday English that only sounds like a danger: taken out of a text before anything is looked for.

Written as the phrases of danger are.
"""

EVERYDAY = """
    leaves|apples|leaf|plums|pears|fruit|blossom|needles|conkers ... fallen;
    tree|fence|gate|shelf|branch|picture|blind|panel|roof|rail|wall|it ... has|have fallen|collapsed;
    tree|fence|gate|shelf|branch|picture|blind|panel|roof|rail|wall|curtain|shed|hedge|greenhouse ...
    fell|fallen|collapsed ... in|down|off|over;
    fence|gate|shelf|branch|panel|blind|shed|picture|roof|wall ... fell|fallen|collapsed; fell|fallen
    out with; fell|fallen behind; fell|fallen asleep|in_love|through|short|ill;
    fell|fallen|fall|stroke|attack|fit|seizure|operation|op|burglary|bleed|overdose|collapsed|fainted|broke|burgled|robbed
    ... BACK; since|after|before my|his|her|the|a ...
    fall|stroke|heart_attack|fit|seizure|operation|burglary; a fall|stroke|heart_attack|fit|seizure ...
    so|and ... the|must|use|uses|walks; stroke
    club|clubs|association|group|nurse|clinic|ward|rehab|physio|survivor*; stroke the|her|my|his
    cat|dog|rabbit|pony|pets; feed|and stroke my|her|the|his; breast|back stroke; stroke of; fire
    wood|place|places|lighter|lighters|guard|station|drill|door|doors|exit|extinguisher|safety|alarm|alarms|works|side|surround|man|men|blanket|pit|logs|basket|grate;
    gas|electric|log|coal|open|camp|wood|bon fire; fire service|brigade|engine ...
    came|visit|open|fit|fitted|fits|day|check; light|lighting|lay|laying|clean|sweep|sit|by|round|around
    the|a|my fire; new fire; fire for the|a; smoke alarm|alarms|detector ...
    battery|batteries|beep*|chirp*|test|fitted|fit|want*|new|check*|put; battery|batteries ...
    smoke|carbon_monoxide|monoxide alarm|detector; test|fit|fitting|check|fitted|new ...
    smoke|carbon_monoxide|monoxide alarm|detector; smoke free; smoked; gas
    bill|bills|meter|man|engineer|company|board|bottle|bottles|key|card|hob|heater|service|boiler|supplier|account|safety|certificate|barbecue;
    dying for|to|off|out|back;
    plants|tomatoes|roses|flowers|plant|rose|lawn|grass|hedge|tree|it|battery|phone|pansies|beans ...
    is|are dying|dead; dead
    leaves|leaf|heads|heading|head|headed|branch|branches|tree|trees|wood|easy|good|nettle|slow|tired|line|end|battery|batteries|bird|pigeon|mouse|rat|plant|plants|flowers|keen|simple;
    battery|phone|line|clock|phones|tv|telly|radio|torch|remote|bulb|engine|car|aid|internet|wifi|it ...
    is|are|gone|went dead; dead battery|line|bulb; kill|killing|killed ... the|my|some|all
    weeds|slugs|ants|moss|nettles|lettuces|geraniums|ivy|bugs|wasps|grass; weed|slug|moss|ant|fly
    killer; pain|painkiller killers|killer tablets; is|are|was killing me; could|would|can murder; kill
    time|weeds|slugs|two birds; heart goes out; heart
    bypass|tablets|pills|clinic|nurse|doctor|operation|valve|check|appointment|shaped|medicine; died
    laughing; chest of|freezer|infection|rub; a lift|going|driven|drive|go|get to ... hospital|casualty;
    can|could|would ... help me $; can|could|would ... help me please $;
    would|could|can|to|you|anyone|anybody help me; help me
    with|to|carry|put|move|find|fill|lift|clean|do|set|choose|make|hang|write|plant|in|across|home|up|understand|use|learn|cook|sort|tidy|read;
    can not get up the|to|early|before|at|until|on_my|there|that|those|these|a|as|so; get up
    the|to|early|before|at|until; can not ... get out
    much|any|to|as|like|very|at|so|on|of|in|for|without|often; not move
    the|a|it|that|those|these|things|furniture|house|home|heavy|boxes; not move my
    wardrobe|sofa|bed|table|bins|bin|pots|chair|furniture|piano|things|boxes|car|fridge|freezer; can not
    stand for|long|the|at|it|my; can not stand up for long|very; can not see
    the|well|to|much|very|my|small|what|how|print; can not breathe new; can not speak
    english|french|welsh|well|on; can not go on
    the|a|my|to|monday|tuesday|wednesday|thursday|friday|saturday|sunday|holiday|foot|with|my|ice|buses|trains;
    cat|dog|glasses|keys|button|glove|gloves|parcel|hat|purse|bird|tortoise|rabbit|ring|part|screw|sock
    ... missing; missing my|the|a|out|button|glove|her|him|you; stuck on|with a|the|my
    form|forms|puzzle|crossword|clue|letter|phone|computer|jigsaw; trapped by|wind|nerve;
    hedgehog|bird|mouse|cat|ball|frog|wasp|bee|fox ... trapped; something|bird|letter|leaves|ball ...
    stuck in ... chimney|box|letter|gutter|drain|hoover|lock|tree;
    leaves|apples|branches|toys|books|papers|tools|letters|pots|mat|bed|mattress|wood|cable|glass|rubbish|put|lay|leave|left|sweep
    ... on the floor|ground; hit the nail;
    rug|carpet|mat|tiles|lino|paint|crumbs|water|spill|things|clothes|box|boxes ... on the floor|ground;
    on the ground floor; ground floor; broke|broken a|my|the
    cup|plate|gate|window|kettle|telly|chair|glass|vase|leg_of; chair|table|bed|sofa|desk|stool ...
    broken leg|arm; chair|table|bed|sofa|desk|stool leg|arm is broken; broke|broken my|her|his BODY ...
    BACK; fit a|the|new|in|for|club|class|fitter|fitters|well|bit; keep|get|keeping|getting fit;
    dog|cat|puppy had|has a fit; fit last; kitchen|carpet|dress|bathroom|curtain|window
    fitting|fitted|fitter|fitters; out|light|lamp|run|running|short of bin|bags|milk|bread|tea|sugar;
    dishwasher|washing|washer|softening|vitamin|indigestion|washing up tablets|pills;
    collect|get|buy|fetch|order|pick_up|more|box_of|pack_of|packet_of ... PILLS; a|of|some|more|my|the
    PILLS and|from|for|are|is; too many|much
    apples|plums|things|bags|cakes|eggs|books|beans|courgettes|biscuits|photos|clothes; too many ...
    off|from the|my tree|garden|bush; took too many|much plums|apples|photos; blood
    pressure|test|tests|orange|oranges|donor|donation|pudding; blood sugar test|tests|strips;
    give|gave|giving blood; nose bleed kit; bleach for|and rubber|the; bottle of bleach;
    rat|slug|ant|mouse poison; ambulance station|charity|driver|brigade|museum|tea|sale; st john|johns
    ambulance; police station|officer|museum|band|came|box|choir; policy; murder mystery|on; death on; i
    took|take my library|books; shot some|of|a|photos|photo|putting; flu|covid|booster shot;
    glue|staple|nail|water|heat|spray gun; knife sharpen*|block|drawer|set;
    kitchen|bread|carving|palette|butter|fish|steak|stanley|new|pen knife; knives; beat the
    carpet|eggs|drum|rush|heat; hit the sales|shops|road|town; hit and miss; heat|wave hit;
    hip|knee|back|leg|arm|it|foot|wrist|shoulder|tooth|bending hurts|hurt; hurt my|his|her ... BACK;
    hurting for; AFRAID of the
    dark|spiders|ladders|dogs|heights|slipping|falling|mice|flying|cats|needles|lifts|thunder|ice|dentist;
    am|i AFRAID i|not|so|that|it|there|we; AFRAID of my own|shadow; not feel safe on the|a|my
    ice|ladder|ladders|stairs|steps|bus|buses|path; feel safe on|going|walking; someone|somebody|man ...
    coming|comes|come to fix|mend|collect|repair|deliver|measure|look|read; someone|somebody at the door
    for; someone|somebody to be|sit|wait|go|stay|come|water|mow|help|work|dig|weed ... in ...
    house|flat|home|room|garden; someone|somebody|man in the garden
    to|for|with|on|this|next|tomorrow|today|who; break in a|my|the|some; break into song|the chocolate;
    trying to get into|through a|my|the|this jar|tin|email|account|crossword|book|phone|website|form;
    trying to get in to see|touch; emergency
    lighting|light|lights|bulb|bulbs|contact|contacts|form|plumber|plumbers|number|numbers|exit|kit|supplies|services|list|card|dentist|appointment|key|cord;
    for emergency use; bit of an emergency; not an emergency; no emergency; in case of emergency|fire;
    in an emergency; jump start|leads; end my phone|contract|subscription|lease|tenancy; end of; run
    over to|my|a|and; hang the|my|up|out|a|curtains|washing|picture|pictures; want to live
    near|nearer|closer|by|in|with; swim|swimming|paddle|dip|walk ... in the sea|river|water; flames gas;
    nothing urgent; in the water butt; faint smell|line|print|marks|hope; faint hearted; flood
    light|lights; cat|dog|washing|toilet|cistern|tap|alarm|radio|neighbours|bird will not
    stop|go|leave|let|come; not stop running|filling|barking|dripping|beeping|talking; very confused
    by|with|about; trouble|hard|difficulty ... breathing space; out of breath
    on|after|when|walking|with|going|climbing|carrying; car accident ... BACK; bed sores
"""

# After one of these, what follows tells of what isn't so.
NOT = ("not", "never", "without", "nobody", "stopped being")
