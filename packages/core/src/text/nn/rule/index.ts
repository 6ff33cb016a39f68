import type { RuleTexts } from "../../model.ts"

/** What each rule says to people. */
export const rules: RuleTexts = {
  "AUTH-1": "Du kan logge inn på to måtar: med ID-porten, eller med fødselsnummer og eit passord du har valt sjølv.",
  "AUTH-2": "BankID, Buypass og Commfides gir høgt nivå. MinID gir betydeleg nivå. Passord er under begge.",
  "AUTH-3": "Avsendaren bestemmer kor sikkert du må vere logga inn for å opne eit brev.",
  "AUTH-4": "Passord opnar aldri post frå det offentlege. Til den trengst ID-porten.",
  "AUTH-5": "Brev du ikkje kan opne no, står likevel i lista. Dei opnar seg når du loggar inn sikkert nok.",
  "AUTH-6": "For å opprette postkasse trengst BankID, Buypass eller Commfides. MinID er nok til å lese.",
  "AUTH-7": "Alle som sender og tek imot her, har vist kven dei er med e-ID.",
  "AUTH-8": "På mobilen varer innlogginga i mange dagar etter siste bruk. For å opne ho låser du opp mobilen.",
  "AUTH-9":
    "Etter ei tid utan bruk er innlogginga på mobilen berre verd eit passord, til du loggar inn med ID-porten igjen.",
  "AUTH-10":
    "Ei økt i nettlesaren blir avslutta når du loggar ut, når det går for lenge utan at du gjer noko, og uansett etter ei viss tid.",
  "AUTH-11": "Eit brev kan vere ei lenkje til innhald hos avsendaren. Der må du logge inn på nytt.",
  "AUTH-12":
    "Eit passord må vere langt nok og ikkje stå på lista over vanlege passord. Etter for mange feil må du vente. Eit nytt passord loggar deg ut alle andre stader.",
  "AUTH-13": "Ingen brev kan opnast utan innlogging.",
  "AUTH-14": "Vi tilrår ID-porten, og seier frå om kva passordet ikkje opnar.",

  "CONTACT-1":
    "Namn og postadresse kjem frå folkeregisteret og adresseregisteret, og blir endra når dei blir endra der.",
  "CONTACT-2":
    "E-post og telefon blir henta frå kontaktregisteret når du registrerer deg. Seinare endringar der endrar ikkje profilen din her.",
  "CONTACT-3": "Du kan ha nokre få e-postadresser og eitt telefonnummer.",
  "CONTACT-4": "Kvar ny e-postadresse blir stadfesta med ei lenkje, kvart nytt telefonnummer med ein kode.",
  "CONTACT-5": "Med jamne mellomrom ber vi deg stadfeste at kontaktopplysningane stemmer.",
  "CONTACT-6": "Kvar postkasse har si eiga adresse. Endrar du namn, verkar den gamle ei tid, og ingen andre får ho.",
  "CONTACT-7": "Ei verksemd har òg ei postkasseadresse, knytt til organisasjonsnummeret.",
  "CONTACT-8": "Du vel om andre finn deg i søk, eller berre med heile postkasseadressa.",
  "CONTACT-9": "Fleire kan ha same e-postadresse. Ho fortel aldri kven nokon er.",

  "NOTIFY-1": "Om nytt brev får du e-post og varsel i appen. SMS kjem berre når avsendaren vel det.",
  "NOTIFY-2": "Du kan slå e-post og SMS av og på, men minst eitt varsel blir ståande.",
  "NOTIFY-3": "Om post frå det offentlege blir du varsla der du har sagt det i kontakt- og reservasjonsregisteret.",
  "NOTIFY-4": "Eit varsel har aldri lenkje eller vedlegg, og ber aldri om passord eller personopplysningar.",
  "NOTIFY-5": "Dei som har tilgang til postkassa, blir òg varsla, på sine eigne adresser.",
  "NOTIFY-6": "Ei verksemd vel sjølv kven som blir varsla om kva.",
  "NOTIFY-7": "Fristar for svar og klage går frå dagen du både var varsla og kunne opne brevet.",
  "NOTIFY-8": "Eit uopna brev frå det offentlege minner vi om éin gong. Verkar ikkje ei adresse, bruker vi den andre.",
  "NOTIFY-9": "Blir vilkåra endra, seier vi frå, og du godtek dei på nytt.",
  "NOTIFY-10":
    "Eit varsel på mobilen viser ikkje innhald, og opnar brevet først når du har låst opp. Når du loggar ut, stoppar varsla.",

  "ACCESS-1":
    "Du kan gje nokon du stoler på, tilgang til postkassa, og ta han tilbake når du vil. Det gjeld med ein gong.",
  "ACCESS-2": "Den som har tilgang, les og sender på dine vegner, og byter postkasse øvst i menyen.",
  "ACCESS-3": "Begge må ha postkasse hos same leverandør. Ei postkasse tilhøyrer éin person, aldri to.",
  "ACCESS-4":
    "Den som har tilgang, kan lese, laste ned, arkivere, kaste, leggje tilbake, laste opp og sende. Alt anna er eigarens.",
  "ACCESS-5": "Ei verje får tilgang når papira frå Statsforvaltaren er godkjende.",
  "ACCESS-6": "Med framtidsfullmakt og legeerklæring kan den som er namngitt, få tilgang.",
  "ACCESS-7": "Dei som steller med eit dødsbu, kan få tilgang med skifteattest.",
  "ACCESS-8": "Du ser kven som har tilgang, kva slags, sidan når, og kva kvar av dei har opna.",
  "ACCESS-9": "Den du vil gje tilgang, finn du i søk, eller med heile postkasseadressa.",
  "ACCESS-10": "Ei framtidsfullmakt er underskriven av vitne.",
  "ACCESS-11": "Tilgang som vi har gitt, avsluttar berre vi. Tilgang som eigaren har gitt, sluttar når eigaren døyr.",

  "LIFE-1": "Ei postkasse kan vere i bruk, sett ut av bruk, stengd eller sletta. Det bestemmer kva ho kan brukast til.",
  "LIFE-2": "Berre eigaren set postkassa ut av bruk, tek ho i bruk igjen eller stengjer ho.",
  "LIFE-3": "Er postkassa stengd, går det ikkje an å lese i henne. Innan fristen kan du opne henne igjen.",
  "LIFE-4": "Før du stengjer, viser vi deg det som ofte er betre: å gje nokon tilgang. Du kan lagre alt først.",
  "LIFE-5": "Når folkeregisteret melder at eigaren er død, blir postkassa teken ut av bruk med ein gong.",
  "LIFE-6": "Pårørande kan få tilgang innan ein frist, med skifteattest, e-post og telefon.",
  "LIFE-7": "Ei tid etter dødsfallet blir postkassa og alt innhald sletta for godt.",
  "LIFE-8": "Fristar blir rekna i kalenderdagar og kalendermånader i Oslo, og varer dagen ut.",
  "LIFE-9":
    "Berre eigaren slettar. Ingen andre kan slette eller endre det som ligg i ei postkasse, heller ikkje avsendaren.",
  "LIFE-10": "Det som er sletta for godt, kan ikkje lesast igjen, heller ikkje frå tryggingskopiar.",
  "LIFE-11": "Ein dødsattest opnar òg saka, og dei etterlatne kan be om sletting tidlegare.",
  "LIFE-12": "Hos nokre leverandørar får dei som forvaltar buet, tilgang utan frist.",

  "RECEIVE-1": "Når du godtek vilkåra, seier du ja til post frå alle slags avsendarar.",
  "RECEIVE-2": "Du kan blokkere personar som har skrive til deg. Dei finn deg ikkje og kan ikkje sende til deg.",
  "RECEIVE-3": "Post frå det offentlege kjem hit berre når du har valt oss og ikkje har reservert deg.",
  "RECEIVE-4": "Motteken post blir liggjande til du slettar han.",
  "RECEIVE-5": "Du kan lage mapper, flytte brev mellom dei og søkje etter avsendar, tid og tittel.",
  "RECEIVE-6": "Bilete, tekst og PDF blir opna på staden. Anna blir lasta ned.",
  "RECEIVE-7": "Her er ingen reklame. Ei verksemd du er kunde hos, kan sende tilbod berre om du har godteke det.",
  "RECEIVE-8": "Brev frå det offentlege kan ikkje svarast på her. Dokumentet kan seie korleis du svarar.",
  "RECEIVE-9": "På kvart brev står det stadfesta namnet og organisasjonsnummeret til avsendaren.",
  "RECEIVE-10": "Ei verksemd opnar og stengjer for post, og vel om ho finst i søk. Å sende er noko for seg.",
  "RECEIVE-11": "Du kan laste opp eigne dokument av dei fleste typar.",
  "RECEIVE-12": "Ei verksemd som opprettar postkasse, seier ja til post frå alle avsendarar.",

  "CHOICE-1": "Post frå det offentlege går til éin leverandør, den du har valt.",
  "CHOICE-2": "Du kan endre valet når som helst. Det gjeld med ein gong, og blir stadfesta på SMS.",
  "CHOICE-3": "Reserverer du deg mot digital post, kjem post frå det offentlege på papir.",
  "CHOICE-4":
    "Kvar eit brev frå det offentlege går, blir avgjort av valet ditt, reservasjonen og om postkassa tek imot. Grunnen blir alltid oppgitt.",
  "CHOICE-5": "Post du har fått frå det offentlege, kan flyttast heil og uendra til den nye postkassa.",
  "CHOICE-6": "Du ser når som helst kven du har valt, og kva som er registrert om deg.",
  "CHOICE-7": "Det er gratis for innbyggjarar.",
  "CHOICE-8":
    "Opprettar du postkasse, blir ho vald for post frå det offentlege om du ikkje har valt eller reservert deg.",
  "CHOICE-9": "Leverandørane blir viste som likeverdige.",

  "SEND-1":
    "Du kan sende til alle personar med postkasse som ikkje har blokkert deg, og be om at dei loggar inn med e-ID.",
  "SEND-2":
    "Søk viser dei første treffa, alltid i same rekkjefølgje. Den som er skjult, finn du berre med heile adressa.",
  "SEND-3": "Eit brev som er sendt, kan ikkje kallast tilbake eller endrast.",
  "SEND-4": "Er postkassa full, kan du ikkje sende eller laste opp. Ho tek framleis imot.",
  "SEND-5": "Verksemder kan sende eitt brev til mange, og ta vare på mottakarlister.",
  "SEND-6": "Eit brev har ein største storleik og eit høgste tal på filer. Den første fila er hovuddokumentet.",
  "SEND-7": "Emnet er tittelen i liste og varsel. Det blir ikkje skrive ut på papir.",
  "SEND-8": "Verksemder skriv og sender på datamaskin, ikkje på mobil.",
  "SEND-9":
    "Eit brev til ein utan postkasse kan skrivast ut og sendast, når avsendaren tillèt det og dokumentet høver til det.",
  "SEND-10": "Berre system med løyve kan bruke fødselsnummer som adresse, aldri skjemaet på nettsida.",
  "SEND-11": "Verksemder betaler for kvart brev etter ei prisliste. Å ta imot er gratis.",
  "SEND-12": "Ein logo er PNG med gjennomsiktig bakgrunn, og blir vist først når han er godkjend.",
  "SEND-13": "Avsendaren svarar for at brevet kan lesast av alle. Vi seier frå om det som manglar.",
  "SEND-14": "Du finn og skriv til verksemder som er opne for post.",
  "SEND-15": "Ei verksemd søkjer etter personar med namn, gateadresse, stad eller postkasseadresse.",
  "SEND-16": "Tilleggstenester har eigne prislister.",

  "INVOICE-1": "Ei rekning har kontonummer, KID, beløp og forfall, og alt må vere gyldig. Berre system kan sende ho.",
  "INVOICE-2": "Ei slik rekning kan betalast gjennom ein betalingspartnar. Etterpå blir statusen vist her.",
  "INVOICE-3": "Har du betalt ein annan stad, veit vi det ikkje. Du kan merkje rekninga som betalt.",
  "INVOICE-4": "Ei rekning som berre er ein PDF, har ingen betalingsknapp.",
  "INVOICE-5": "Vi veit ingenting om kontoen din, og avsendaren får ikkje vite noko om betalinga herifrå.",
  "INVOICE-6": "Berre privatpersonar betaler her. Rekninga kan òg kome ein annan veg.",

  "QUOTA-1": "Det du lastar opp, sender og får frå private, tel på plassen din. Post frå det offentlege tel aldri.",
  "QUOTA-2": "Du kan kjøpe meir plass.",
  "QUOTA-3": "Ei full postkasse tek imot alt og mistar ingenting.",
  "QUOTA-4": "Plassen blir ledig når noko blir sletta for godt. Det som ligg i papirkorga, tel framleis.",
  "QUOTA-5": "To opplastingar på ein gong kan aldri til saman gå over grensa.",

  "RETAIN-1": "Det du slettar, blir lagt i papirkorga og kan leggjast tilbake. Eit delt dokument sluttar å vere delt.",
  "RETAIN-2": "Etter ei tid i papirkorga blir det sletta for godt. Du kan gjere det før.",
  "RETAIN-3": "Det som er sletta for godt, er borte overalt. Loggen seier når, og etter kva regel.",
  "RETAIN-4": "For alt som skal slettast, ser du kva dag det skjer.",

  "KONTROLL-1": "Ei verksemd kan be deg vise eit dokument. Du vel kva for eitt du deler, eller avslår.",
  "KONTROLL-2": "Verksemda får beskjed når du deler, og ser berre det eine dokumentet.",
  "KONTROLL-3": "Tilgangen sluttar når verksemda merkjer dokumentet som kontrollert.",
  "KONTROLL-4": "Begge kan avslutte delinga når som helst. Etter det trengst ein ny førespurnad.",
  "KONTROLL-5": "Verksemda ser om dokumentet kom uendra frå ein stadfesta avsendar, eller om du har lasta det opp.",
  "KONTROLL-6": "Begge har den same historikken: når, kven sitt dokument, og om det er kontrollert. Aldri innhaldet.",
  "KONTROLL-7": "Verksemda beheld ingen kopi. Dokumentet blir vist på staden, merkt med kven som ser.",
  "KONTROLL-8": "Kontroll blir betalt som abonnement. Eit idrettslag byrjar i Min Idrett.",

  "BUSINESS-1":
    "Ein bedriftskonto blir oppretta av ein som har signatur eller prokura, logga inn med BankID eller Buypass.",
  "BUSINESS-2": "Kontoforvaltarar og administratorar legg til, endrar og fjernar brukarar.",
  "BUSINESS-3": "Det er éin konto for kvart organisasjonsnummer.",
  "BUSINESS-4": "Eit system som handlar for ei verksemd, har eigen tilgang, avgrensa til det han gjeld.",
  "BUSINESS-5": "Du ser kva verksemder du kan opprette konto for, og kva tilgang du har.",

  "TRUST-1": "Alt er kryptert, både på veg og der det ligg, og tryggingskopiert.",
  "TRUST-2":
    "Dei som arbeider her, kan ikkje lese dokumenta dine. Kvar gong nokon ser på opplysningar om deg, blir det logga, og du ser det.",
  "TRUST-3":
    "Du er sikker på kven som sende, avsendaren på kven som tek imot, og ingen kan endre eit brev. Det kan provast.",
  "TRUST-4": "Du kan ta ut alt som er ditt, og sjå kven som har sett det.",
  "TRUST-5": "Alle kan melde frå om tryggingsfeil.",
  "TRUST-6": "Alt du les her, finst på bokmål, nynorsk og engelsk.",
  "TRUST-7": "Vi undersøkjer brev før dei kan opnast, og stoppar det som kan skade deg.",
  "TRUST-8": "Verken vi eller eit brev i vårt namn ber om innloggingsopplysningar.",
  "TRUST-9": "Vi behandlar opplysningane på dine vegner. Vilkår og personvernerklæring er offentlege.",
  "TRUST-10": "Tryggingssida seier kva vi sender, og kva vi aldri sender.",

  "SUPPORT-1": "Du ber om hjelp med ei melding til kundeservice. Gir saka tilgang til ei postkasse, ser to på ho.",
  "SUPPORT-2": "Kvart avslag seier kva, kvifor og kva du kan gjere.",
  "SUPPORT-3": "Papir kan òg kome i posten. Då blir dei registrerte på saka.",
  "SUPPORT-4": "Du finn korleis du når oss, og når.",
  "SUPPORT-5": "Sviktar ein e-ID, seier vi kven sin feil det er, og kvar du kan få hjelp.",
  "SUPPORT-6": "Kundeservice rettar feil opplysningar om deg, og det blir logga.",

  "FIELD-1": "ID-porten seier kva nivå innlogginga har, og kva e-ID som vart brukt.",
  "FIELD-2": "Maskinporten seier kva verksemd eit system handlar for, og kva det får gjere.",
  "FIELD-3": "Er brevet merkt som følsamt, blir ikkje emnet vist før du har logga inn sikkert nok.",
  "FIELD-4": "Du kan varslast berre på ei adresse du nyleg har endra eller stadfesta.",
  "FIELD-5": "Eit vedtak går på papir om du ikkje kan varslast. Informasjon treng ikkje varsel.",
  "FIELD-6": "Eit brev kan få eit tidspunkt fram i tid. Ingenting blir vist eller varsla før det.",
  "FIELD-7": "SMS blir sende berre på dagtid. Varsel er korte.",
  "FIELD-8": "Ein avsendar kan be om at du stadfestar før du les. Avsendaren får vite når du gjorde det.",
  "FIELD-9": "Ein avsendar kan spørje om nokon får post her, og får ikkje vite meir enn det han har rett til.",
  "FIELD-10": "Det same sendt to gonger blir eitt brev.",
  "FIELD-11": "Fleire brev kan sendast samla, og avbrytast heilt fram til dei er stadfesta.",
  "FIELD-12": "Avsendaren får vite kva som skjer med brevet, i rekkjefølgje og utan at noko går tapt.",
  "FIELD-13": "Ein avsendar kan spørje kva som ville skje, utan å sende.",
  "FIELD-14": "Ein feil seier kva som er gale, kven sin feil det er, og om det hjelper å prøve igjen.",
  "FIELD-15": "Eit dokument som skal på papir, må høve til det. Alle feil blir sagde på ein gong.",
  "FIELD-16": "Brev i HTML blir viste utan skript, skjema og innhald frå andre stader.",
  "FIELD-17": "Ein avsendar kan be om at eit brev som ikkje er opna innan ein dag, òg blir sendt på papir.",
  "FIELD-18": "Før post blir flytta, ser du kva som kan flyttast, og kva som må vente og til når.",
  "FIELD-19": "Den som ber om eit dokument, seier kvifor, kor lenge, og eventuelt frå kven.",
  "FIELD-20": "Rekningar, timeavtalar, lenkjer og liknande blir viste som det dei er.",
  "FIELD-21": "Eit brev kan vere berre for mottakaren. Andre med tilgang ser det ikkje.",
  "FIELD-22":
    "Tilgang kan avgrensast til nokre avsendarar, nokre slags brev og ei tid. Du ser på førehand kva han viser.",
  "FIELD-23": "Du kan ta ut alt i ei pakke som andre kan kontrollere utan å spørje oss.",
  "FIELD-24":
    "Innsynsloggen seier kven som gjorde kva, når, kvifor og etter kva regel. Han kan ikkje endrast utan at det viser.",
  "FIELD-25": "Det du ikkje har rett til å vite om, ser ut som om det ikkje finst. Slik røper vi ingenting om andre."
}
