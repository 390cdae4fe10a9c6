"""English words of somebody in danger, and everyday ones that only sound so. Another language adds a table.

In a phrase, `a|b` is either word (`a_b`: two together), `run*` any that begins so, `...` up to 4 words, `^` and `$` the start
and the end of a sentence; words in CAPITALS stand for any of a group below. Texts are compared without
capitals, apostrophes and commas, with short forms written out ("I've" is "i have") and slips put right.
"""

GROUPS = {
    "WHO": (
        "i|he|she|they|we|it|mum|mam|mom|mummy|mother|dad|daddy|father|nan|gran|granny|grandad|grandma|husband|wife|son|"
        "daughter|brother|sister|aunt|uncle|partner|boyfriend|girlfriend|carer|neighbour|friend|man|woman|lady|"
        "boy|girl|child|kid|baby|somebody|someone|person|patient"
    ),
    "IS": "is|am|are|has|have|was|were|been|be|keeps|keep|just|think|suddenly",
    "ATTACKER": (
        "he|she|they|husband|wife|son|daughter|brother|boyfriend|girlfriend|partner|carer|dad|man|somebody|"
        "someone|neighbour|helper|ex"
    ),
    "ME": "me|us|her|him|mum|dad|them|somebody|someone",
    "HURTS": (
        "hit|hits|hitting|beat|beats|beating|beaten|punched|punches|punching|kicked|kicks|kicking|slapped|slaps|"
        "slapping|strangled|strangling|strangle|choked|choke|stabbed|stabbing|stab|attacked|attacking|attacks|"
        "hurting|hurts|hurt|raped|raping|threatening|threatened|threatens|abusing|abused|grabbed|shoved|pushed"
    ),
    "DIE": "die|be dead|disappear forever|not wake up|not be alive",
    "BODY": "hip|leg|arm|head|ankle|wrist|back|neck|shoulder|ribs|skull|face|legs|arms|knee|hand|foot|nose|bone",
    "BADLY": "bad|badly|severe|severely|terrible|awful|very|serious|seriously|boiling|really|all over",
    "PILLS": "pills|tablets|paracetamol|painkillers|medication|medicine|meds|aspirin|ibuprofen|insulin",
    "HOME": (
        "house|flat|home|kitchen|room|bedroom|building|oven|cooker|curtains|bed|sofa|shed|roof|car|pan|chip|"
        "garage|block|door|kitchens|toaster|chimney|bin|clothes|hair|everything|heater|grill|microwave"
    ),
    "TAKEN": "take|took|taken|swallowed|swallow|had|eaten|drunk|drank|swallowing",
    "AFRAID": "scared|frightened|terrified|afraid",
    "BACK": "last year|last month|last week|last spring|last summer|last autumn|last winter|ago|in 19*|in 20*",
}

PHRASES = {
    "ill": (
        # fallen, or stuck where one lies
        "WHO have fallen", "WHO has fallen", "WHO is fallen", "fallen and", "fallen over", "fallen down",
        "fallen downstairs", "fallen in|out|off|from", "^ fallen", "have fallen $", "WHO fell", "WHO ... slipped ... out",
        "fell over", "fell down the stairs", "fell downstairs", "fell off", "fell in|into the", "had|having a fall",
        "had|having a bad|nasty|serious fall", "bad fall", "can not ... get up", "can not ... get back up",
        "can not ... get off the", "can not ... get out of", "can not stand", "can not ... move", "on the floor",
        "on the ground", "lying on|at|in", "hit ... head", "banged ... head", "stuck in|on the bath|toilet|floor|lift",
        "stuck and|under|behind", "trapped", "broken|broke|break|breaking my|his|her|a|an|your BODY", "BODY is broken",
        "BODY broken",
        # breath, heart, brain
        "can not ... breathe", "can not ... breath", "can not ... breathing", "not breathing", "not ... breathing",
        "stopped breathing", "stopped moving", "struggling|struggle|trouble|difficulty|hard|problems|problem ... breathe",
        "struggling|struggle|trouble|difficulty|hard|problems|problem ... breathing", "short of breath", "out of breath",
        "breathless", "fighting|gasping for breath|air", "choking", "stuck in ... throat", "asthma attack",
        "throat ... closing", "throat|tongue|face|lips ... swollen|swelling", "swollen|swelling throat|tongue|face|lips",
        "swelling up", "chest pain|pains|ache", "pain|pains ... chest", "tight|tightness ... chest", "tumble", "badly hurt|injured|cut", "is|am hurt|injured", "coma", "concussion|concussed", "not come|coming round", "out cold", "foaming", "convuls*", "lifeless", "epilep*", "palpitations", "hypothermia", "freezing to death", "haemorrhage|hemorrhage", "miscarriage", "no feeling in", "suddenly can not", "can not walk suddenly", "stabbing pain|pains", "chest ... tight", "chest ... hurts|hurting",
        "chest hurt|hurts", "heart attack", "heart|pulse ... stopped", "heart ... racing", "no pulse", "cardiac",
        "stroke", "face ... dropped|drooping|droopy|drooped|numb", "speech ... slurred", "slurred speech|words",
        "slurring", "can not speak", "can not ... talk properly", "words ... coming out wrong", "can not feel my|his|her|BODY",
        "not feel my BODY", "can not see suddenly|anything", "suddenly can not see", "lost sight|vision",
        "gone blind", "arm|leg|side ... numb",
        # not awake, not well at all
        "unconscious", "unresponsive", "not responding", "not conscious", "not respond*",
        "will|can not ... wake", "can not wake", "not wake up", "passed out", "passing out", "blacking out",
        "blacked out", "faint|fainted|fainting", "collapsed|collapsing", "collapse $", "seizure|seizures", "having|had a fit", "having fits",
        "is fitting", "gone|going|turning|turned blue", "lips ... blue", "not moving", "not making sense", "very confused",
        "is so confused", "sugar ... low", "hypo", "meningitis", "sepsis", "anaphyla*", "allergic reaction",
        "worst pain", "bad pain|pains", "terrible|awful|severe|unbearable pain|pains|agony", "in agony",
        # blood, burns and the like
        "bleeding", "bleed* to death", "not stop bleeding", "blood everywhere", "lot|lots|loads of blood", "losing blood",
        "coughing|vomiting|throwing|spitting|coughed|puking|peeing ... blood", "blood ... everywhere", "scalded",
        "burn|burned|burnt BADLY", "burn|burned|burnt my|his|her|myself|himself|herself BADLY",
        "burn|burned|burnt my|his|her ... BADLY",
        "bad|severe|serious burn|burns", "electrocuted", "electric shock", "drowning|drowned",
        "in the canal|river|sea|water and", "can not swim", "hit by a", "car|van|bus ... hit", "knocked down|over by", "run over",
        "car crash|accident", "crash outside", "gunshot|shot|stabbed", "poisoned",
        # what is said to be so
        "^ ambulance", "ambulance $", "need|call|want|send|get|ring|for ... ambulance", "WHO is dying", "think ... dying",
        "dying $", "dying please|help|now", "^ dying", "WHO is dead", "found ... dead", "dead body", "think ... dead",
        "labour and", "waters have broken", "baby is coming",
    ),
    "gas": (
        "smell|smells|smelling|smelt ... gas", "gas smell|leak|leaking|leaks|escaping|escape|fumes", "leak|leaking|leaks ... gas",
        "gas is|are leaking|escaping|hissing", "carbon monoxide", "gas ... carbon", "gas everywhere", "gas pipe",
        "gas ... making me|us",
    ),
    "fire": (
        "on fire", "^ fire $", "^ fire fire", "there is a fire", "is a fire in|at|next", "fire in the|my house|flat|kitchen|garden|block|hall",
        "HOME ... caught|catching fire", "HOME caught fire", "caught fire", "caught alight|light", "is alight", "flames",
        "burning down", "house is burning", "smoke everywhere", "full of smoke", "smoke coming|pouring|billowing", "smoke ... from|under the|next|my",
        "need|call|get|send|ring|want ... fire brigade|engine|service", "^ fire brigade $", "fire brigade now|quick|quickly|please",
        "smell ... burning", "burning smell", "sparks|sparking", "explosion", "exploded", "bomb",
    ),
    "despair": (
        "want|wanna|wish|going|like ... to DIE", "want|wanna DIE", "wish i was|were dead|gone", "want it ... all to end|stop|over", "to be dead",
        "want ... be dead",
        "better off dead|without_me", "not want to live|be_here|go_on|wake|exist", "do not want ... live|alive|be here",
        "nothing|reason|point to|in live|living", "not worth living", "can not cope any more|longer", "leave this world|life", "no point ... going on|carrying on|living|life", "can not go on",
        "can not carry on living|any|like", "can not take it|this any", "kill* myself|himself|herself|themselves|my_self", "hurt|harm|harming|cut|cutting myself|himself|herself",
        "end my|his|her|their life", "ending my|his|her life", "take|taking my|his|her own life", "end it all",
        "suicide|suicidal", "overdose|overdosed|overdosing", "cut|cutting|slit|slash|slashed my|his|her wrist|wrists",
        "TAKEN ... too many|much ... PILLS", "TAKEN ... too many", "TAKEN ... all|lots|loads|handful|bottle|load|whole|packs|packet|packets|50|40|30|20|100 ... PILLS",
        "TAKEN pills", "TAKEN some PILLS", "TAKEN ... bleach|poison|antifreeze", "hang myself|himself|herself", "jump off|from|in front",
        "self harm*", "cutting myself", "goodbye cruel|everyone i",
    ),
    "violence": (
        "ATTACKER HURTS ME", "ATTACKER is|has|have|keeps|just|was|will|did|had HURTS ME", "ATTACKER ... HURTS me|us|again",
        "HURTS me $", "HURTS me again|now|and|in", "going|want|wants|trying|threatening|tries|will|tried to kill|hurt|hit|strangle|stab|choke|attack|beat ME",
        "kill me|us|him $", "will kill|hurt|hit me|us|her|him", "is|are|am|been|being|was|got|have|getting|has|just HURTS $",
        "being|been|was|am|got|getting attacked|mugged|robbed|burgled|assaulted|beaten|raped|stabbed|abused|followed|threatened|stalked",
        "rape|raped|rapist", "assaulted", "molested", "domestic violence|abuse", "has|have|got|with|waving|holding|had ... knife|gun|bat|axe|weapon|machete|sword",
        "at knifepoint|gunpoint", "breaking in $", "breaking into the|my|our|her|his|a", "breaking in to|through|at|and|now|next|the", "broken into", "broke into",
        "someone|somebody|man|men|people|they ... breaking|broken|broke in|into", "trying to get|break|come|force in|into|through",
        "trying to break|force", "someone|somebody|stranger|men|man in my|the house|flat|home|room|bedroom|garden",
        "someone|somebody is in my|the house|flat|home|room|bedroom|garden", "intruder|intruders", "burglar|burglars|burgled|burglary|mugged|mugger",
        "have been robbed", "not leave my|the house", "not let me out|go|leave", "locked me in", "not go away", "will not leave me alone",
        "AFRAID of him|her|my|them|what|for", "AFRAID he|she|they|someone|somebody", "am AFRAID please|help|now|come", "not ... feel safe", "am|is|are not safe",
        "feel|feeling unsafe", "in danger", "for my life", "hold me|us hostage", "kidnap*", "being followed", "following me",
        "need|call|get|want|send|ring|phone ... police", "^ police $", "police now|quick|quickly|please", "child|baby|kid|son|daughter|boy|girl|mum|dad|she|he is missing",
        "missing child|person", "has|have|gone missing and|since|from", "hitting me|her|him|us", "touch|touching|touched|groped me", "violent|aggressive", "smashing|smashed", "banging|kicking|hammering ... door", "prowler", "stalker|stalking", "shooting",
    ),
    "help": (
        "^ help $", "^ help help", "^ help please", "^ help i|he|she|we|now|quick|quickly", "^ please help $", "help help", "help me $", "help me please $", "help me now|quick|quickly|fast|i|he|she|someone|somebody",
        "help me please quick|quickly|now|fast|i|he", "^ please help me $", "help me please help", "somebody|someone help me", "send|need|get help quick|quickly|fast|now|immediately|urgent*", "somebody|someone help it|i|he|she|now|please",
        "emergency $", "is an emergency", "^ emergency", "real|medical|life emergency", "call|ring|need|dial|phone|get ... 999", "^ 999", "999 $",
        "call|ring|dial ... 112", "life or death", "sos",
    ),
}  # fmt: skip

# What only sounds so: taken out before anything is looked for.
EVERYDAY = (
    "leaves|apples|leaf|plums|pears|fruit|blossom|needles|conkers ... fallen", "tree|fence|gate|shelf|branch|picture|blind|panel|roof|rail|wall|it ... has|have fallen|collapsed",
    "tree|fence|gate|shelf|branch|picture|blind|panel|roof|rail|wall|curtain|shed|hedge|greenhouse ... fell|fallen|collapsed ... in|down|off|over",
    "fence|gate|shelf|branch|panel|blind|shed|picture|roof|wall ... fell|fallen|collapsed",
    "fell|fallen out with", "fell|fallen behind", "fell|fallen asleep|in_love|through|short|ill",
    "fell|fallen|fall|stroke|attack|fit|seizure|operation|op|burglary|bleed|overdose|collapsed|fainted|broke|burgled|robbed ... BACK",
    "since|after|before my|his|her|the|a ... fall|stroke|heart_attack|fit|seizure|operation|burglary",
    "a fall|stroke|heart_attack|fit|seizure ... so|and ... the|must|use|uses|walks",
    "stroke club|clubs|association|group|nurse|clinic|ward|rehab|physio|survivor*", "stroke the|her|my|his cat|dog|rabbit|pony|pets",
    "feed|and stroke my|her|the|his", "breast|back stroke", "stroke of",
    "fire wood|place|places|lighter|lighters|guard|station|drill|door|doors|exit|extinguisher|safety|alarm|alarms|works|side|surround|man|men|blanket|pit|logs|basket|grate",
    "gas|electric|log|coal|open|camp|wood|bon fire", "fire service|brigade|engine ... came|visit|open|fit|fitted|fits|day|check",
    "light|lighting|lay|laying|clean|sweep|sit|by|round|around the|a|my fire", "new fire", "fire for the|a",
    "smoke alarm|alarms|detector ... battery|batteries|beep*|chirp*|test|fitted|fit|want*|new|check*|put",
    "battery|batteries ... smoke|carbon_monoxide|monoxide alarm|detector", "test|fit|fitting|check|fitted|new ... smoke|carbon_monoxide|monoxide alarm|detector", "smoke free", "smoked",
    "gas bill|bills|meter|man|engineer|company|board|bottle|bottles|key|card|hob|heater|service|boiler|supplier|account|safety|certificate|barbecue",
    "dying for|to|off|out|back", "plants|tomatoes|roses|flowers|plant|rose|lawn|grass|hedge|tree|it|battery|phone|pansies|beans ... is|are dying|dead",
    "dead leaves|leaf|heads|heading|head|headed|branch|branches|tree|trees|wood|easy|good|nettle|slow|tired|line|end|battery|batteries|bird|pigeon|mouse|rat|plant|plants|flowers|keen|simple",
    "battery|phone|line|clock|phones|tv|telly|radio|torch|remote|bulb|engine|car|aid|internet|wifi|it ... is|are|gone|went dead", "dead battery|line|bulb",
    "kill|killing|killed ... the|my|some|all weeds|slugs|ants|moss|nettles|lettuces|geraniums|ivy|bugs|wasps|grass", "weed|slug|moss|ant|fly killer", "pain|painkiller killers|killer tablets",
    "is|are|was killing me", "could|would|can murder", "kill time|weeds|slugs|two birds",
    "heart goes out", "heart bypass|tablets|pills|clinic|nurse|doctor|operation|valve|check|appointment|shaped|medicine",
    "died laughing", "chest of|freezer|infection|rub", "a lift|going|driven|drive|go|get to ... hospital|casualty",
    "can|could|would ... help me $", "can|could|would ... help me please $", "would|could|can|to|you|anyone|anybody help me",
    "help me with|to|carry|put|move|find|fill|lift|clean|do|set|choose|make|hang|write|plant|in|across|home|up|understand|use|learn|cook|sort|tidy|read",
    "can not get up the|to|early|before|at|until|on_my|there|that|those|these|a|as|so", "get up the|to|early|before|at|until",
    "can not ... get out much|any|to|as|like|very|at|so|on|of|in|for|without|often",
    "not move the|a|it|that|those|these|things|furniture|house|home|heavy|boxes", "not move my wardrobe|sofa|bed|table|bins|bin|pots|chair|furniture|piano|things|boxes|car|fridge|freezer",
    "can not stand for|long|the|at|it|my", "can not stand up for long|very", "can not see the|well|to|much|very|my|small|what|how|print", "can not breathe new",
    "can not speak english|french|welsh|well|on", "can not go on the|a|my|to|monday|tuesday|wednesday|thursday|friday|saturday|sunday|holiday|foot|with|my|ice|buses|trains",
    "cat|dog|glasses|keys|button|glove|gloves|parcel|hat|purse|bird|tortoise|rabbit|ring|part|screw|sock ... missing", "missing my|the|a|out|button|glove|her|him|you",
    "stuck on|with a|the|my form|forms|puzzle|crossword|clue|letter|phone|computer|jigsaw", "trapped by|wind|nerve", "hedgehog|bird|mouse|cat|ball|frog|wasp|bee|fox ... trapped", "something|bird|letter|leaves|ball ... stuck in ... chimney|box|letter|gutter|drain|hoover|lock|tree",
    "leaves|apples|branches|toys|books|papers|tools|letters|pots|mat|bed|mattress|wood|cable|glass|rubbish|put|lay|leave|left|sweep ... on the floor|ground", "hit the nail", "rug|carpet|mat|tiles|lino|paint|crumbs|water|spill|things|clothes|box|boxes ... on the floor|ground", "on the ground floor", "ground floor",
    "broke|broken a|my|the cup|plate|gate|window|kettle|telly|chair|glass|vase|leg_of", "chair|table|bed|sofa|desk|stool ... broken leg|arm", "chair|table|bed|sofa|desk|stool leg|arm is broken",
    "broke|broken my|her|his BODY ... BACK",
    "fit a|the|new|in|for|club|class|fitter|fitters|well|bit", "keep|get|keeping|getting fit", "dog|cat|puppy had|has a fit", "fit last",
    "kitchen|carpet|dress|bathroom|curtain|window fitting|fitted|fitter|fitters",
    "out|light|lamp|run|running|short of bin|bags|milk|bread|tea|sugar", 
    "dishwasher|washing|washer|softening|vitamin|indigestion|washing up tablets|pills", "collect|get|buy|fetch|order|pick_up|more|box_of|pack_of|packet_of ... PILLS",
    "a|of|some|more|my|the PILLS and|from|for|are|is", "too many|much apples|plums|things|bags|cakes|eggs|books|beans|courgettes|biscuits|photos|clothes",
    "too many ... off|from the|my tree|garden|bush", "took too many|much plums|apples|photos",
    "blood pressure|test|tests|orange|oranges|donor|donation|pudding", "blood sugar test|tests|strips", "give|gave|giving blood", "nose bleed kit",
    "bleach for|and rubber|the", "bottle of bleach", "rat|slug|ant|mouse poison",
    "ambulance station|charity|driver|brigade|museum|tea|sale", "st john|johns ambulance", "police station|officer|museum|band|came|box|choir", "policy",
    "murder mystery|on", "death on", "i took|take my library|books", "shot some|of|a|photos|photo|putting", "flu|covid|booster shot", "glue|staple|nail|water|heat|spray gun",
    "knife sharpen*|block|drawer|set", "kitchen|bread|carving|palette|butter|fish|steak|stanley|new|pen knife", "knives",
    "beat the carpet|eggs|drum|rush|heat", "hit the sales|shops|road|town", "hit and miss", "heat|wave hit", "hip|knee|back|leg|arm|it|foot|wrist|shoulder|tooth|bending hurts|hurt",
    "hurt my|his|her ... BACK", "hurting for", "AFRAID of the dark|spiders|ladders|dogs|heights|slipping|falling|mice|flying|cats|needles|lifts|thunder|ice|dentist", "am|i AFRAID i|not|so|that|it|there|we",
    "AFRAID of my own|shadow", "not feel safe on the|a|my ice|ladder|ladders|stairs|steps|bus|buses|path", "feel safe on|going|walking",
    "someone|somebody|man ... coming|comes|come to fix|mend|collect|repair|deliver|measure|look|read", "someone|somebody at the door for",
    "someone|somebody to be|sit|wait|go|stay|come|water|mow|help|work|dig|weed ... in ... house|flat|home|room|garden",
    "someone|somebody|man in the garden to|for|with|on|this|next|tomorrow|today|who", "break in a|my|the|some", "break into song|the chocolate",
    "trying to get into|through a|my|the|this jar|tin|email|account|crossword|book|phone|website|form", "trying to get in to see|touch",
    "emergency lighting|light|lights|bulb|bulbs|contact|contacts|form|plumber|plumbers|number|numbers|exit|kit|supplies|services|list|card|dentist|appointment|key|cord", "for emergency use",
    "bit of an emergency", "not an emergency", "no emergency", "in case of emergency|fire", "in an emergency",
    "jump start|leads", "end my phone|contract|subscription|lease|tenancy", "end of", "run over to|my|a|and", "hang the|my|up|out|a|curtains|washing|picture|pictures",
    "want to live near|nearer|closer|by|in|with", "swim|swimming|paddle|dip|walk ... in the sea|river|water", "flames gas",
    "nothing urgent", "in the water butt", "faint smell|line|print|marks|hope", "faint hearted",
    "flood light|lights", "cat|dog|washing|toilet|cistern|tap|alarm|radio|neighbours|bird will not stop|go|leave|let|come", "not stop running|filling|barking|dripping|beeping|talking",
    "very confused by|with|about",
    "trouble|hard|difficulty ... breathing space", "out of breath on|after|when|walking|with|going|climbing|carrying", "car accident ... BACK", "bed sores",
)  # fmt: skip

# After one of these the words that follow tell of what isn't so; where a life is tired of, they don't count.
NOT = ("not", "never", "without", "nobody", "stopped being")
STILL_MEANT = ("despair",)

SHORT = {
    "im": "i am", "ive": "i have", "ill": "i will", "id": "i would", "hes": "he is", "shes": "she is",
    "its": "it is", "theres": "there is", "thers": "there is", "theyre": "they are", "theyve": "they have",
    "weve": "we have", "were being": "we are being", "isnt": "is not", "arent": "are not", "wasnt": "was not",
    "aint": "is not", "wont": "will not", "wouldnt": "would not", "dont": "do not", "doesnt": "does not",
    "didnt": "did not", "havent": "have not", "hasnt": "has not", "hadnt": "had not", "cant": "can not",
    "cannot": "can not", "cnt": "can not", "carnt": "can not", "couldnt": "can not", "couldent": "can not", "unable to": "can not",
    "no longer": "not", "someones": "someone is", "somebodys": "somebody is", "somone": "someone", "mums": "mum is",
    "dads": "dad is", "wifes": "wife is", "husbands": "husband is", "u": "you", "ur": "your", "pls": "please",
    "plz": "please", "plse": "please", "hlp": "help", "hepl": "help", "halp": "help", "hlep": "help", "wanna": "want to", "gonna": "going to",
    "fel": "fell", "fallin": "falling", "felt down": "fell down", "ambo": "ambulance", "anymore": "any more",
    "alot": "a lot", "cos": "because", "couldn": "can not", "over dose": "overdose", "over dosed": "overdosed",
    "over dosing": "overdosing", "un conscious": "unconscious", "unconscience": "unconscious", "hart": "heart", "strok": "stroke",
    "storke": "stroke", "brethe": "breathe", "breth": "breath", "breeth": "breathe", "breave": "breathe", "brefe": "breathe",
    "breathin": "breathing", "bleading": "bleeding", "siezure": "seizure", "cesure": "seizure", "smel": "smell",
    "burgular": "burglar", "burgler": "burglar", "suicidle": "suicidal", "suiside": "suicide", "colapsed": "collapsed",
    "pasted out": "passed out", "emergancy": "emergency", "flor": "floor", "nife": "knife", "chocking": "choking",
    "tabs": "tablets", "kil": "kill", "kiled": "killed", "dieing": "dying", "firebrigade": "fire brigade",
    "polis": "police", "asma": "asthma", "astma": "asthma", "rapped": "raped", "ded": "dead",
    "monoxid": "monoxide", "co alarm": "carbon monoxide",
}  # fmt: skip

# Words worth putting right when a letter of them is wrong, missing or too many.
WORTH = (
    "breathe breathing choking asthma throat heart attack chest pains stroke collapsed collapse unconscious"
    " unresponsive responding fainted fainting seizure bleeding blood everywhere swallowed tablets"
    " paracetamol painkillers overdose overdosed suicide suicidal myself strangled strangling stabbed"
    " attacked attacking threatening frightened intruder burglar breaking carbon monoxide leaking flames burning"
    " scalded electrocuted drowning drowned poisoned allergic reaction swelling ambulance emergency police"
    " trapped fallen kitchen knife smoke danger dying killing hitting hurting assaulted moving slurred drooping"
).split()

# True words one letter away from those, which are no slips.
NO_SLIPS = (
    "chess cheat crest strike strikes strokes stoke strode cheats chests flamed flumes names frames lames smokes"
    " spoke smote stoke hears hearty heard hearth earth hearts attach attack' police polite policy plains paints"
    " rains pairs mains chains fallow fuller taller faller falling caller feller pallen paint choosing chocking"
    " bleeding breeding blending pleading bloom floods flood brood bloods moving loving roving mowing moping movies"
    " sewing hunting hurling burying turning burring churning burnings boring hating hotting sitting fitting"
    " putting getting betting kissing filling killings milling billing willing pulling dying dyeing eying lying"
    " tying vying drying buying danger dancer ranger hanger manger banger knives kitten kitchens tables table"
    " tablet cables cabled dancing selling smelling spelling dwelling shelling throats float leaking peaking"
    " leaning weaning speaking creaking lacking licking locking trapper tripped trapped strapped wrapped cropped"
    " stabled slabbed attacker attire seizures carton caron urban reactions breather breathed breaded breath"
    " freaking braking baking brewing creaking bleaching preaching tracking asthmas drooling dropping trooping"
    " drowsing crowning browning frowning dawning drawing choosing cooking joking poking stoking chucking"
    " chalking shocking hurried hurting hosting flame blames knits knave waif paing pain pans pants gains smock"
    " smoky stock shock flakes flake strokes stroked strove"
).split()
