/**
 * The words of card codes: short, German, without umlauts, no two of them alike when spoken over the phone. Their number is
 * prime, which the check word needs. Cards that are printed refer to places in this list: it is never changed.
 */
export const CARD_WORDS: readonly string[] = `
abend abfall abflug abgrund abitur absatz absender absicht abstand absturz abteil abwasser achse achtung adresse
advent affekt agentur ahorn akkord akrobat aktie aktion alarm album algebra alkohol allee allergie alphabet alptraum
alster altar alufolie amateur amazonas amboss ameise amerika ampel ampulle amulett analyse ananas andacht andenken
anekdote anfang angebot angriff ankunft anlage anorak anruf anstalt antenne antilope antwort anwalt anzeige anzug
aorta apotheke apparat applaus aprikose april aquarium araber arbeit arbeiter arche archiv arena argument arktis
armband arsenal arterie artikel artist arznei arzt asien aspekt asteroid atelier athlet atlas atom attrappe aufgabe
aufsatz auftrag aufzug august aurora ausflug ausgang auskunft ausland ausrede ausruf aussage auswahl ausweis autor
avocado backofen bagger bahnhof bakelit bakterie balken ball ballett ballon banane bandage banjo bank bankett
bargeld barock barren barriere basar bastion bauklotz baum bazillus beamer becher bedarf befehl beginn beifall
beilage beispiel beitrag belag benzin berater berg bergwerk bericht berlin beruf bescheid besitz bestand besteck
besuch beutel bewegung beweis bewohner bezirk bier bilanz billard bindung birke bisam bischof biskuit bizeps blamage
blatt blech blende blick blinker blockade bluff blume bohle bohrer bollwerk bonbon boot borste botanik brand
brandung brauch brauerei brause bremse brett brezel brief brigade brille brokkoli bronchie brosche brotkorb bruder
brunnen brust buche buchfink buddha budget buffet bumerang bunker burgund busch bussard camping cello chaos charme
chef chemie chirurg chor chronik clown cockpit computer coupon cousin creme curry dachs dahlie dampf dattel datum
dauer daumen debatte deckel deckung defekt deich delfin delta demut denkmal depot dessert detail detektiv deutung
dezember diagnose dialekt dialog diamant dichter dienstag diesel diktat dinkel diplom dirigent diskus division docht
dogge doktor dokument dolch domino donner doping doppel dorf drache dragoner draht drama dreck drehung drogerie
drossel druide duell duft duplikat durst dusche dutzend dynamo ebene eber echo edition efeu ehrgeiz eichel eidechse
eigelb eigentum eilbote einband eindruck eingang einheit einhorn einkauf eintopf eisberg eiswein ekstase elan elch
elefant elektron element elend elfe elite ellbogen elsass eltern embryo emission energie england ensemble enzian
epoche epos erbse erdbeere ereignis erfinder erfolg erholung erker erlebnis ernte esche espe espresso essig estrich
etage etikett etui euro europa examen exempel experte export express extrakt exzess fabrik fachwerk fackel fahrplan
faktor falke faltboot falter familie fanfare fango fantasie farbe farm fasan fasching fass fassade faultier faust
favorit februar fechter fee fehler feier feld feldweg fenchel fenster ferien ferkel ferse fessel festung fiaker
fichte fieber figur filiale finale fink finnland firma fisch fixstern fjord flachs fladen flamme flaute flechte
fleck fleiss flieder fliege flinte flirt floh floskel flosse flucht flunder fluor fohlen folie forelle formel
forscher fossil foto foyer fracht frage fragment fraktion frau freitag freude frieden friseur frist frosch fuchs
funke funktion furche futter gala galaxie galerie galopp gamasche garage gardine garnele garten gatter gaukler
gazelle gebiet gebirge geburt gedanke gedicht geduld gefahr gefieder gegend gehalt gehirn gehweg geige geisel geist
gelatine gelenk gemeinde gemse general germane gerste geruch gesang geschirr gesetz gestalt gestein getreide gewebe
gewinde gewinn gewissen gibbon giebel gift gigant gilde ginster gips giraffe gitarre gladiole glanz glasur glatze
glaube glied globus glocke glossar gnade gnom gold gondel gorilla gotik graben gramm granit graupel gravur griechen
grill grimasse grippe grotte grund gruss gulasch gurke haar habicht halfter halm haltung hammer hamster hand
handtuch hanse hantel hardware harfe harlekin harmonie harpune haube hauch haufen hebamme hebel hecht hecke heide
heilung heimat hektar hektik helium hengst henkel herbst hering hermelin herold herz herzog hessen heu hilfe
himbeere himmel hingabe hippie hirsch hirse hochzeit hocker hoffnung hoheit holland holunder holz honig hopfen horde
horizont hormon hose hospital hotdog hotel huhn humor humus husten hydrant hygiene idee idyll ikone illusion iltis
imbiss impfung impuls index indien infarkt infekt ingwer inhalt inka innung insasse inserat instinkt institut
intrige invasion inventar iris irland ironie irrtum isotop italien jacke jackpot jaguar japan jargon jasmin jeans
jeep jockey joghurt jordan jota journal jubel jubilar judo jugend juli jupiter justiz kabine kachel kaffee kajak
kakao kaktus kalender kamera kamin kanal kanone kante kanu kapitel karamell karpfen kastanie kaviar keks kette keule
kiefer kino kiosk kirche kissen klammer klavier klingel klinik kloster klotz knie knolle knopf knospe knoten kobold
koch kolben komet kompass konto konzert korb kosmos kralle kraut krawatte krebs krokodil kruste kuchen kuckuck kugel
kunst kupfer kutsche labor lack lama lampe last laterne latte laub laune lavendel lawine leben lehm lehrer leine
leiste leiter lektion lerche leuchter lexikon libelle licht liga lilie limonade lineal linse lippe logik lokal
lorbeer luke luxus lyrik macht magazin magnet mais maler mammut mangel mann mappe marder markt marmor maske matratze
maulwurf meer melone mensch messer metall mieder mikado milch mimose minister minute mispel mist mittag mofa mond
monitor montag moped moral morgen mosaik moschee motor mozart mulde mumie murmel muschel museum musik muskel muster
myrte mythos nachbar nahrung narzisse nashorn natur neffe nelke neuling nickel nixe nomade notiz nougat novelle
november null nummer nymphe oase oberst obst ofen offizier oktober oliven olymp omelett onkel opfer optik orange
orbit ordner organ ostern otter ozean ozon palast palme panda panzer papagei papier pappel paprika papst parade
partei pastor patron pauke pavian pelikan pelz perle perser person pfanne pfarrer pfau pfeffer pfeife pfeil pferd
pfirsich pflanze pflaster pflaume pflicht pforte pfosten pfund physik pilger pilot pinguin pinie pinsel pirat piste
plakat planet plastik platane plombe politik polizei polster pommes popcorn portal posaune prinz prisma problem
produkt profi programm projekt prosa provinz prozess publikum pudding pullover pult pumpe punkt purpur pyramide
python quadrat quark quaste quelle quiz rabatt radar radio radler rahmen rakete rathaus rechen rechnung reflex regal
regie reifen reise rekord rektor rente rettich rettung rezept rhein rhythmus rind robbe roboter rock roggen roman
rosine route rubin rummel rumpf sache saft saison salat salbei salz sandale satellit sauna saxofon schach schaufel
scheibe schere schiff schild schinken schirm schlaf schlange schleife schmied schminke schnabel schnecke schnee
schnur schrank schrift schule schulter schuss schwalbe schwan seele seife sekt sekunde sellerie semester senf serie
sieb signal silber silo sinfonie sirene sirup skandal skelett skizze soldat sonde sorge spalte spanien sparta spaten
spatz specht speck speise spende sperling spiegel spiel spinat spinne sport sprache spray sprung spule spur staat
stachel stadion stange stativ staub stein steppe steuer stich stiefel stift stille stirn stock stollen stolz storch
strand strasse strauss strecke streik stroh strudel strumpf student stufe stuhl suppe symbol tabak taifun taille
talent tandem tanker tanne tapete taste taufe team telefon tempel tennis terrasse test teufel theater thema therme
thron thymian tiger tinte toast tourist traktor traube traum treppe tresor trompete tropfen trost truhe tuba tulpe
turban turbine turm turnier ufer ukulele ulme umhang umlaut umweg unfall ungarn uniform union unkraut unruhe urlaub
ursache urteil urwald utopie vampir veilchen venus verband vertrag viadukt video viertel villa violine visum vitamin
vorhang vorrat vulkan walnuss wappen wasser weizen welpe werbung werft westen whisky wiese wimpel winter woche
wohnung wunsch wurf wurzel ypsilon zacken zander zapfen zauber zebra zeichen zement zensur zentrum zepter zettel
zeuge zigarre zimmer zins zirkus zitrone zivil zoll zopf zucker zufall zukunft zusatz zwang zweifel zweig zwiebel
zwilling zylinder zypresse
`
  .trim()
  .split(/\s+/)
