"""English words of somebody in danger. Another language adds tables of the same form.

In a phrase, `a|b` is either word (`a_b`: two together), `run*` any that begins so, `...` up to 4 words, `^`
and `$` the start and the end of a sentence; words in CAPITALS stand for any of a group. Texts are compared
without capitals, apostrophes and commas, short forms written out ("I've" is "i have"), slips put right.
"""

GROUPS = {
    "WHO": """
        i, he, she, they, we, it, mum, mam, mom, mummy, mother, dad, daddy, father, nan, gran, granny,
        grandad, grandma, husband, wife, son, daughter, brother, sister, aunt, uncle, partner, boyfriend,
        girlfriend, carer, neighbour, friend, man, woman, lady, boy, girl, child, kid, baby, somebody,
        someone, person, patient
    """,
    "IS": """
        is, am, are, has, have, was, were, been, be, keeps, keep, just, think, suddenly
    """,
    "ATTACKER": """
        he, she, they, husband, wife, son, daughter, brother, boyfriend, girlfriend, partner, carer, dad,
        man, somebody, someone, neighbour, helper, ex
    """,
    "ME": """
        me, us, her, him, mum, dad, them, somebody, someone
    """,
    "HURTS": """
        hit, hits, hitting, beat, beats, beating, beaten, punched, punches, punching, kicked, kicks,
        kicking, slapped, slaps, slapping, strangled, strangling, strangle, choked, choke, stabbed,
        stabbing, stab, attacked, attacking, attacks, hurting, hurts, hurt, raped, raping, threatening,
        threatened, threatens, abusing, abused, grabbed, shoved, pushed
    """,
    "DIE": """
        die, be dead, disappear forever, not wake up, not be alive
    """,
    "BODY": """
        hip, leg, arm, head, ankle, wrist, back, neck, shoulder, ribs, skull, face, legs, arms, knee, hand,
        foot, nose, bone
    """,
    "BADLY": """
        bad, badly, severe, severely, terrible, awful, very, serious, seriously, boiling, really, all over
    """,
    "PILLS": """
        pills, tablets, paracetamol, painkillers, medication, medicine, meds, aspirin, ibuprofen, insulin
    """,
    "HOME": """
        house, flat, home, kitchen, room, bedroom, building, oven, cooker, curtains, bed, sofa, shed, roof,
        car, pan, chip, garage, block, door, kitchens, toaster, chimney, bin, clothes, hair, everything,
        heater, grill, microwave
    """,
    "TAKEN": """
        take, took, taken, swallowed, swallow, had, eaten, drunk, drank, swallowing
    """,
    "AFRAID": """
        scared, frightened, terrified, afraid
    """,
    "BACK": """
        last year, last month, last week, last spring, last summer, last autumn, last winter, ago, in 19*,
        in 20*
    """,
}

PHRASES = {
    "ill": """
    WHO have fallen; WHO has fallen; WHO is fallen; fallen and; fallen over; fallen down; fallen
    downstairs; fallen in|out|off|from; ^ fallen; have fallen $; WHO fell; WHO ... slipped ... out; fell
    over; fell down the stairs; fell downstairs; fell off; fell in|into the; had|having a fall;
    had|having a bad|nasty|serious fall; bad fall; can not ... get up; can not ... get back up; can not
    ... get off the; can not ... get out of; can not stand; can not ... move; on the floor; on the
    ground; lying on|at|in; hit ... head; banged ... head; stuck in|on the bath|toilet|floor|lift; stuck
    and|under|behind; trapped; broken|broke|break|breaking my|his|her|a|an|your BODY; BODY is broken;
    BODY broken; can not ... breathe; can not ... breath; can not ... breathing; not breathing; not ...
    breathing; stopped breathing; stopped moving;
    struggling|struggle|trouble|difficulty|hard|problems|problem ... breathe;
    struggling|struggle|trouble|difficulty|hard|problems|problem ... breathing; short of breath; out of
    breath; breathless; fighting|gasping for breath|air; choking; stuck in ... throat; asthma attack;
    throat ... closing; throat|tongue|face|lips ... swollen|swelling; swollen|swelling
    throat|tongue|face|lips; swelling up; chest pain|pains|ache; pain|pains ... chest; tight|tightness
    ... chest; tumble; badly hurt|injured|cut; is|am hurt|injured; coma; concussion|concussed; not
    come|coming round; out cold; foaming; convuls*; lifeless; epilep*; palpitations; hypothermia;
    freezing to death; haemorrhage|hemorrhage; miscarriage; no feeling in; suddenly can not; can not
    walk suddenly; stabbing pain|pains; chest ... tight; chest ... hurts|hurting; chest hurt|hurts;
    heart attack; heart|pulse ... stopped; heart ... racing; no pulse; cardiac; stroke; face ...
    dropped|drooping|droopy|drooped|numb; speech ... slurred; slurred speech|words; slurring; can not
    speak; can not ... talk properly; words ... coming out wrong; can not feel my|his|her|BODY; not feel
    my BODY; can not see suddenly|anything; suddenly can not see; lost sight|vision; gone blind;
    arm|leg|side ... numb; unconscious; unresponsive; not responding; not conscious; not respond*;
    will|can not ... wake; can not wake; not wake up; passed out; passing out; blacking out; blacked
    out; faint|fainted|fainting; collapsed|collapsing; collapse $; seizure|seizures; having|had a fit;
    having fits; is fitting; gone|going|turning|turned blue; lips ... blue; not moving; not making
    sense; very confused; is so confused; sugar ... low; hypo; meningitis; sepsis; anaphyla*; allergic
    reaction; worst pain; bad pain|pains; terrible|awful|severe|unbearable pain|pains|agony; in agony;
    bleeding; bleed* to death; not stop bleeding; blood everywhere; lot|lots|loads of blood; losing
    blood; coughing|vomiting|throwing|spitting|coughed|puking|peeing ... blood; blood ... everywhere;
    scalded; burn|burned|burnt BADLY; burn|burned|burnt my|his|her|myself|himself|herself BADLY;
    burn|burned|burnt my|his|her ... BADLY; bad|severe|serious burn|burns; electrocuted; electric shock;
    drowning|drowned; in the canal|river|sea|water and; can not swim; hit by a; car|van|bus ... hit;
    knocked down|over by; run over; car crash|accident; crash outside; gunshot|shot|stabbed; poisoned; ^
    ambulance; ambulance $; need|call|want|send|get|ring|for ... ambulance; WHO is dying; think ...
    dying; dying $; dying please|help|now; ^ dying; WHO is dead; found ... dead; dead body; think ...
    dead; labour and; waters have broken; baby is coming
    """,
    "gas": """
    smell|smells|smelling|smelt ... gas; gas smell|leak|leaking|leaks|escaping|escape|fumes;
    leak|leaking|leaks ... gas; gas is|are leaking|escaping|hissing; carbon monoxide; gas ... carbon;
    gas everywhere; gas pipe; gas ... making me|us
    """,
    "fire": """
    on fire; ^ fire $; ^ fire fire; there is a fire; is a fire in|at|next; fire in the|my
    house|flat|kitchen|garden|block|hall; HOME ... caught|catching fire; HOME caught fire; caught fire;
    caught alight|light; is alight; flames; burning down; house is burning; smoke everywhere; full of
    smoke; smoke coming|pouring|billowing; smoke ... from|under the|next|my;
    need|call|get|send|ring|want ... fire brigade|engine|service; ^ fire brigade $; fire brigade
    now|quick|quickly|please; smell ... burning; burning smell; sparks|sparking; explosion; exploded;
    bomb
    """,
    "despair": """
    want|wanna|wish|going|like ... to DIE; want|wanna DIE; wish i was|were dead|gone; want it ... all to
    end|stop|over; to be dead; want ... be dead; better off dead|without_me; not want to
    live|be_here|go_on|wake|exist; do not want ... live|alive|be here; nothing|reason|point to|in
    live|living; not worth living; can not cope any more|longer; leave this world|life; no point ...
    going on|carrying on|living|life; can not go on; can not carry on living|any|like; can not take
    it|this any; kill* myself|himself|herself|themselves|my_self; hurt|harm|harming|cut|cutting
    myself|himself|herself; end my|his|her|their life; ending my|his|her life; take|taking my|his|her
    own life; end it all; suicide|suicidal; overdose|overdosed|overdosing;
    cut|cutting|slit|slash|slashed my|his|her wrist|wrists; TAKEN ... too many|much ... PILLS; TAKEN ...
    too many; TAKEN ... all|lots|loads|handful|bottle|load|whole|packs|packet|packets|50|40|30|20|100
    ... PILLS; TAKEN pills; TAKEN some PILLS; TAKEN ... bleach|poison|antifreeze; hang
    myself|himself|herself; jump off|from|in front; self harm*; cutting myself; goodbye cruel|everyone i
    """,
    "violence": """
    ATTACKER HURTS ME; ATTACKER is|has|have|keeps|just|was|will|did|had HURTS ME; ATTACKER ... HURTS
    me|us|again; HURTS me $; HURTS me again|now|and|in;
    going|want|wants|trying|threatening|tries|will|tried to
    kill|hurt|hit|strangle|stab|choke|attack|beat ME; kill me|us|him $; will kill|hurt|hit
    me|us|her|him; is|are|am|been|being|was|got|have|getting|has|just HURTS $;
    being|been|was|am|got|getting
    attacked|mugged|robbed|burgled|assaulted|beaten|raped|stabbed|abused|followed|threatened|stalked;
    rape|raped|rapist; assaulted; molested; domestic violence|abuse;
    has|have|got|with|waving|holding|had ... knife|gun|bat|axe|weapon|machete|sword; at
    knifepoint|gunpoint; breaking in $; breaking into the|my|our|her|his|a; breaking in
    to|through|at|and|now|next|the; broken into; broke into; someone|somebody|man|men|people|they ...
    breaking|broken|broke in|into; trying to get|break|come|force in|into|through; trying to
    break|force; someone|somebody|stranger|men|man in my|the house|flat|home|room|bedroom|garden;
    someone|somebody is in my|the house|flat|home|room|bedroom|garden; intruder|intruders;
    burglar|burglars|burgled|burglary|mugged|mugger; have been robbed; not leave my|the house; not let
    me out|go|leave; locked me in; not go away; will not leave me alone; AFRAID of
    him|her|my|them|what|for; AFRAID he|she|they|someone|somebody; am AFRAID please|help|now|come; not
    ... feel safe; am|is|are not safe; feel|feeling unsafe; in danger; for my life; hold me|us hostage;
    kidnap*; being followed; following me; need|call|get|want|send|ring|phone ... police; ^ police $;
    police now|quick|quickly|please; child|baby|kid|son|daughter|boy|girl|mum|dad|she|he is missing;
    missing child|person; has|have|gone missing and|since|from; hitting me|her|him|us;
    touch|touching|touched|groped me; violent|aggressive; smashing|smashed; banging|kicking|hammering
    ... door; prowler; stalker|stalking; shooting
    """,
    "help": """
    ^ help $; ^ help help; ^ help please; ^ help i|he|she|we|now|quick|quickly; ^ please help $; help
    help; help me $; help me please $; help me now|quick|quickly|fast|i|he|she|someone|somebody; help me
    please quick|quickly|now|fast|i|he; ^ please help me $; help me please help; somebody|someone help
    me; send|need|get help quick|quickly|fast|now|immediately|urgent*; somebody|someone help
    it|i|he|she|now|please; emergency $; is an emergency; ^ emergency; real|medical|life emergency;
    call|ring|need|dial|phone|get ... 999; ^ 999; 999 $; call|ring|dial ... 112; life or death; sos
    """,
}
