"""Everyday goods: told as shippers write them, in three languages; and what only looks like them stays open."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest

from recomply import Decision, Screener
from recomply.facts.goods import Classification
from recomply.facts.goods.ordinary import OrdinaryReader
from recomply.facts.goods.patterns import joined, says_something
from recomply.facts.texts.finding import Finder
from recomply.facts.texts.folding import Folding
from recomply.law import load
from recomply.law.goods import OrdinaryGoods
from recomply.law.indicators import Wording
from recomply.truth import Truth

T = TypeVar("T")


class Kind(NamedTuple):
    """A kind of everyday goods, as the finder takes it."""

    kind: str
    wording: Wording


ITEMS = Path(__file__).resolve().parent.parent / "rules" / "items"
RULEBOOK = load()
ORDINARY = RULEBOOK.ordinary
VAGUE = joined(RULEBOOK.goods.vague)
FOLDING = Folding(RULEBOOK.indicators.negation.same_character, RULEBOOK.names.glyphs)
READER = OrdinaryReader(ORDINARY, VAGUE, FOLDING)


def named(description: str, hs: str | None = None) -> str | None:
    """The everyday goods a description names, where they fit the customs code."""
    found = READER.named(unicodedata.normalize("NFKC", description), hs)
    return found.words if found is not None and found.fits else None


def shipment(description: str, hs: str | None = None) -> dict[str, Any]:
    """An export from China to Japan with parties, and no word on the use."""
    receiver = {"name": "Minato Living K.K.", "country": "JP", "address": "Osaka"}
    line = {"line": 1, "description": description, "hs_code": hs}
    return {
        "id": "INV-1",
        "date": "2026-10-01",
        "departure": "CN",
        "destination": "JP",
        "origin": "CN",
        "exporter": {"name": "Ningbo Sunny Trading Co., Ltd.", "country": "CN"},
        "consignee": receiver,
        "end_user": receiver,
        "lines": [{key: value for key, value in line.items() if value is not None}],
    }


@pytest.fixture(scope="module")
def screen(screener: Screener) -> Callable[..., Decision]:
    """Screens each description once, with each code."""
    done: dict[tuple[str, str | None], Decision] = {}

    def once(description: str, hs: str | None = None) -> Decision:
        key = (description, hs)
        if key not in done:
            done[key] = screener.screen(shipment(description, hs))
        return done[key]

    return once


def classified(screener: Screener, description: str, hs: str) -> Classification:
    ((_, found, _),) = screener.classify(shipment(description, hs))
    return found


# ── everyday goods, with the customs code of such goods where one stands behind the bar ──────────────────────────────

ENGLISH = """
wheelchairs | 8713100000
tea coasters | 6307900090
baby diapers | 9619001100
curtains | 6303920090
comic books | 4901990000
computer keyboard | 8471607100
aluminium window frames | 7610100000
steel bolts M8 | 7318159090
porcelain floor tiles 60x60 cm | 6907219000
refrigerators | 8418102000
cotton yarn | 5205110000
polyester fabric | 5407520091
glass bottles | 7010909000
car tyres | 4011100000
household rubber gloves | 4015190000
mobile phone charger | 8504409999
Men's 100% cotton knitted T-shirts, short sleeve, crew neck, size S-XXL | 6109100010
LADIES WOVEN BLOUSES 65% POLYESTER 35% COTTON | 6206400090
Girls' knitted pyjamas, printed, 100% cotton | 610831
Men's denim trousers (jeans), assorted sizes | 6203429090
Down jackets for women, black, style no. DJ-2031 | 6202409000
Baby rompers, organic cotton, 0-24 months | 6111200000
Polyester raincoats with hood, yellow
Used clothing, mixed, in bales | 6309000000
School uniforms (skirts and blazers)
Women's wool scarves, 180 x 30 cm | 6117101900
Knitted gloves, acrylic, 12 pairs per polybag | 6116930090
Silk neckties, assorted colours | 6215100000
Ladies' leather handbags, brown, with shoulder strap | 4202210090
School backpacks, polyester 600D, printed logo | 4202920000
Trolley suitcases ABS 20"/24"/28" 3 pcs set | 4202129000
Canvas tote bags 38x42 cm, natural colour
Cosmetic bags PU leather, pink
Leather wallets for men
Ladies' leather sandals, size 36-41 | 640359
Men's running shoes, mesh upper, EVA sole, art. RS-778 | 640419
EVA slippers, unisex, 500 pairs
Rubber rain boots for children
Baseball caps 100% cotton, embroidered logo | 6505009900
Straw hats, ladies
Bath towels 70x140cm 450gsm white 100% cotton | 6302600000
Bed sheet sets, microfiber, queen size | 630232
Polyester window curtains, blackout, 140x240 cm | 6303920090
Fleece blankets 150x200 cm, printed, 1200 pcs | 6301400000
Goose down pillows 50x70 cm
Quilts and pillow cases
Tufted carpets, polypropylene, 160x230 cm | 5703390000
Door mats, coir with rubber backing
Wooden dining tables with 4 chairs, knock-down packing | 9403609990
Office swivel chairs, mesh back, black | 9401390000
Metal bunk beds for dormitories
3-seater fabric sofas, grey | 940161
Bamboo shoe racks 3 tiers | 9403820090
Mattresses, pocket spring, 180x200x25 cm | 940429
LED desk lamps, touch dimmer, white | 940521
Crystal chandeliers for living rooms
LED bulbs E27 9W warm white | 853952
Solar garden lights, stainless steel, pack of 6
Electric kettles 1.7L stainless steel 2200W 220V | 8516799000
Rice cookers 5L, non-stick inner pot | 8516603000
2-slice toasters, white, with EU plug | 8516720000
Air fryers 4.5 L digital display, gift box
Hand blenders, 600 W | 8509409000
Household refrigerators, 320L, double door, white | 8418102000
Household washing machines, front loading, 8 kg | 845011
Split type air conditioners 12000 BTU R32 for household use
Vacuum cleaners, bagless, 1400W, household | 8508110000
Hair dryers 1800W, foldable handle, pink | 8516310000
Electric shavers for men
Ceramic coffee mugs 11oz with printed logo, each in white box | 691200
Bone china dinner sets 20 pcs | 6911101900
Glass wine goblets, 6 pcs/box | 701337
Stainless steel cutlery sets (knife, fork, spoon) | 821520
Wooden chopsticks, disposable, paper wrapped | 441912
Stainless steel vacuum flasks 500 ml | 9617009000
Non-stick aluminium frying pans 28cm with glass lid | 7615109010
Cast iron casseroles, enamelled, red
Kitchen knives, stainless steel, 8 inch
Silicone baking moulds
Plastic food storage containers, BPA free, set of 5 | 3924100000
Clothes hangers, plastic, 10 pcs per pack
Microfibre mops with telescopic handle | 960390
Claw hammers with fibreglass handle, 16 oz
Screwdriver sets, 32 pcs, in plastic case | 8205400090
Tape measures 5m x 19mm | 901780
Ball-point pens, blue ink, 50 pcs/box | 9608100000
Colour pencils 24 colours in tin box | 960910
A5 spiral notebooks, 80 sheets, lined paper | 482010
Children's picture books, hardcover, in English | 490300
Greeting cards with envelopes
Wall calendars 2027
Paper gift bags with ribbon handle, assorted designs | 481940
Corrugated cardboard boxes 40x30x30 cm, 5-ply, brown | 481910
LDPE zip lock bags, transparent, 20x30 cm | 392321
Plush toys, teddy bear 30 cm, brown | 950300
Wooden jigsaw puzzles for children 3+
Plastic building blocks, 500 pcs/set
Playing cards, 54 cards per deck | 950440
Footballs size 5, PU leather | 950662
Yoga mats TPE 183x61x0.6cm
Camping tents for 4 persons, waterproof, green | 630622
Acoustic guitars, 41 inch, spruce top, with carrying bag | 920290
Fashion necklaces, zinc alloy, gold plated | 711719
Hair clips and hair bands, plastic, assorted colours | 961511
Lipsticks, 12 colours, 3.5g | 330410
Shampoo 400 ml, for dry hair | 330510
Toilet soap 100g x 72 bars, lavender | 340111
Liquid laundry detergent 3 L bottles | 340250
Toothbrushes, soft bristle, blister card | 960321
Toilet paper rolls, 3-ply, 10 rolls/pack | 481810
Baby diapers size L 40 pcs | 961900
Frozen shrimps, peeled, 1 kg x 10 bags/ctn | 030617
Canned mandarin oranges in light syrup 312g x 24 tins | 200830
Fresh garlic, 5.5 cm up, 10 kg mesh bag | 070320
Dried shiitake mushrooms, 20kg/carton | 071234
Instant noodles, beef flavour, 85g x 30 bags | 190230
Dark soy sauce 500 ml x 12 bottles | 210310
Chilli sauce in glass jars
Jasmine green tea, 250 g tins | 090210
Roasted coffee beans, Arabica, 1 kg bags | 090121
Orange juice 1L x 12 | 200912
Dry cat food, salmon flavour, 1.5kg | 230910
Fresh cut roses, 60 cm, red | 060311
Artificial flowers, silk roses with plastic stem | 670290
Artificial Christmas trees 180cm, PVC, green | 950510
Christmas ornaments, glass balls, 6 cm, set of 24
Scented candles in glass jar, soy wax, vanilla, 200g | 3406000090
Folding umbrellas, 21 inch x 8 ribs, auto open, navy | 660191
Polarized sunglasses, plastic frame, UV400 | 900410
Ladies' quartz wrist watches with leather strap | 910211
Wall clocks 30 cm, wooden frame
Mountain bicycles 26", 21 speed, steel frame, red | 871200
Baby strollers, foldable, with canopy | 871500
Plastic flower pots with saucer, terracotta colour, dia. 15cm | 392490
Garden hoses PVC 1/2" x 25 m
Photo frames, MDF, 10x15 cm, black | 441410
Glass vases, hand blown, 25cm high
Mobile phone cases TPU for iPhone 15, transparent | 3926909090
Wireless bluetooth earphones with charging case | 851830
USB charging cables 1 m, white
Women's knitted cardigans, 80% viscose 20% nylon, beige | 611030
Boys' swimming trunks, quick dry, size 4-12 years | 611231
Polo shirts with embroidered logo, 220 gsm, navy blue | 610510
Ladies' ankle boots, PU upper, TPR sole, 600 pairs/12 ctns | 640291
Unisex knitted beanies, 100% acrylic, one size | 650500
Cashmere shawls in gift box, grey | 621420
Children's trolley suitcases with cartoon print, 16 inch | 420212
Jute shopping bags, natural, 35x40x15 cm, printed one colour | 4202920000
Kitchen towels, cotton waffle, 50x70 cm, pack of 3 | 630260
Sofa covers, stretch, 3 seater, dark grey
Memory foam pillows with bamboo cover, 60x40x12 cm | 940490
Anti-slip bath mats, microfibre, 50x80 cm
Teak garden benches, 150 cm | 940169
Kids desks with adjustable height, pink
Wall shelves, MDF, white, set of 3 | 940360
Bedside lamps with linen shade, E14 | 940521
Christmas string lights, LED, warm white, 10 m | 9405310000
Sandwich makers 750W, non-stick plates, black | 851672
Handheld garment steamers, 1500W | 851679
Ceramic dinner plates, 27 cm, white, reactive glaze | 691200
Bamboo cutting boards with juice groove | 441911
Stainless steel mixing bowls with lids, 5 pcs set | 732393
Plastic storage boxes with wheels 60 L | 392410
Whiteboard markers, assorted colours, 4 pcs/blister | 960820
Sticky notes 76x76 mm, 100 sheets/pad, 5 colours | 482010
Colouring books for kids, softcover, 32 pages | 490300
Kraft paper bags with twisted handles, 500 pcs/ctn | 481940
Remote-free wooden train set toys
Stuffed animals, assorted designs, 25 cm | 9503002100
Badminton rackets, aluminium, 2 pcs with bag | 950659
Ladies' hair bands, velvet, mixed colours | 961511
Stainless steel bracelets, gold colour | 711719
Hand cream 50 ml tube, rose scent | 330499
Frozen spinach, chopped, IQF, 10 kg cartons | 071030
Frozen tilapia fillets, skinless, IVP, 3-5 oz | 030461
Canned white asparagus in brine, 370 ml glass jars | 200560
Roasted and salted peanuts, 25 kg bags | 200811
Oolong tea bags, 2 g x 100 | 090240
Plum wine 12% vol, 750 ml x 6 bottles | 2206009000
Ceramic flower pots, glazed, set of 3, with drainage hole
Ladies' high waist leggings, 92% nylon 8% spandex, sizes S-L, 3 colours | 610463
Men's hooded sweatshirts, brushed fleece, kangaroo pocket, charcoal | 611020
Infant bodysuits, 3-pack, long sleeve, 100% organic cotton | 611120
Disposable rain ponchos, PE, one size, 200 pcs/ctn | 392620
Women's ballet flats and loafers | 640399
Kids garden clogs, EVA, sizes 24-35 | 640299
Men's leather belts with pin buckle, brown, 110 cm | 420330
Cotton handkerchiefs, checked, 40x40 cm, 12 pcs/box | 621320
Insulated lunch bags, aluminium foil lining, 6 L | 420292
Hard shell luggage sets, polycarbonate, 3 pieces, TSA locks | 420212
Bamboo bath caddies and toothbrush holders
Embroidered table runners, linen look, 40x140 cm | 630253
Jacquard duvet cover sets, king size, ivory | 630221
Shaggy rugs, 120x170 cm, cream | 570320
Solid oak bookcases, five shelves, oiled finish | 940360
Folding camping chairs with cup holder, max load 120 kg | 940179
Outdoor rattan sofa sets, 4 pcs, grey cushions | 940169
Floor lamps, tripod, wooden legs, fabric shade | 940521
Drip coffee makers 1.2 L, 10 cups, 900 W | 851671
Portable fans, USB powered, 3 speeds | 841451
Porcelain tea sets, 15 pcs, blue floral decal | 691110
Reusable stainless steel drinking straws with cleaning brush | 732393
Enamel cast iron dutch ovens, 5 qt | 732392
Cotton dish cloths, 10 pcs, assorted | 630710
Rubber mallets and tape measures
Gel pens 0.5 mm, black, box of 12 | 960839
Watercolour paint sets, 24 colours with brush
Hardback notebooks, lined, 96 sheets, elastic closure | 482010
Wooden building blocks for toddlers, 100 pcs | 950300
Jigsaw puzzles 1000 pieces, landscape | 950300
Inflatable swim rings, PVC, 90 cm, flamingo | 950629
Children's bicycles 16 inch with training wheels, pink | 871200
Sterling silver earrings, heart shaped | 711311
Scrunchies, satin, 5 pcs per card | 611780
Eyeshadow palettes, 18 shades | 330420
Body lotion, shea butter, 250 ml pump bottles | 330499
Interdental brushes and dental floss
Frozen mixed vegetables, carrots, peas, corn, 1 kg | 071090
Dried seaweed sheets for sushi, 50 sheets | 121221
Oyster sauce 510 g glass bottles | 210390
LADIES 100% ACRYLIC KNITTED PULLOVER | 6110300090
Men's cargo shorts, cotton twill, khaki, 6 sizes | 620342
Girls' tulle skirts with sequins, pink
Women's seamless bras and panties | 621210
Fleece-lined tights, black, 120 denier | 611521
Winter mittens for kids with string | 611610
Cotton bucket hats, reversible | 650500
Wool felt slippers with suede sole | 640520
Drawstring gym bags, 210D polyester | 420292
Genuine leather key cases, dark brown | 420231
Beach umbrellas 200 cm with tilt, blue/white stripes | 660110
Blue light blocking reading glasses, +1.50 | 900490
Alarm clocks with backlight, digital | 910511
Beaded bracelets, turquoise colour, 12 pcs/card | 711719
Microfiber bath towels, quick dry, 3 pcs set | 630260
Linen tablecloths with lace trim 150 x 220 cm | 630259
Pillow cases, mulberry silk, 22 momme, champagne | 630229
Kitchen floor mats, anti-fatigue, PVC foam | 391810
Children's study desks and chairs, ergonomic | 940360
Velvet ottomans with storage | 940161
Paper lanterns, round, 30 cm, white
Waffle makers, heart shape, 1000W | 851679
Electric egg boilers, 7 eggs, auto shut-off | 851679
Cool mist humidifiers 4L
Nail clippers set in leather pouch | 821420
Stoneware soup bowls, hand painted, 16 cm | 691200
Bento boxes, 2 tiers, microwave safe | 392410
Carbon steel woks 32 cm with wooden handle | 732393
Stainless steel garlic press | 820551
Toilet brushes with holder, stainless steel | 960390
Velvet coat hangers, non slip, 50 pack | 3926909090
Ceramic vases, matte white, nordic style | 691390
Tealight candles, unscented, 4 hours, 100 pcs | 340600
Halloween decorations: pumpkins and bats
Ratchet screwdriver set with bits | 8205400090
Retractable gel pens with grip | 960810
Origami paper, 15x15 cm, 200 sheets | 482390
Slime and play dough kits
Table tennis bats with 3 balls | 950640
Dog collars, nylon, reflective, size M | 420100
Women's knitted dresses, viscose, V-neck, floral print | 610444
Mens polyester track suits, zip front, black/red | 611212
Toddler denim overalls-style jeans, elastic waist | 620342
Plaid flannel shirts, men's, 3XL | 620520
Ankle socks, bamboo fibre, 5 pairs per pack | 611599
Infinity scarves, chunky knit | 611710
Women's snow boots, faux fur lining, waterproof | 640219
Kids canvas sneakers, velcro strap, star pattern | 640419
Sun hats with wide brim, foldable, paper straw | 650400
Makeup bags, quilted, 3 sizes nested | 420222
Laptop backpacks 15.6", USB port, water repellent | 420292
Automatic folding umbrella, windproof, black coating, 23" | 660191
Ski goggles, double lens, anti fog | 900490
Men's quartz watches, stainless steel band | 910211
Pearl earrings, zinc alloy, nickel free, 6 pairs per card | 711719
Cotton terry bathrobes, shawl collar, white, L/XL | 620891
Blackout curtains 2 panels, grommet top, 132x213 cm, grey | 630392
Kids sleeping bags, animal design, polyester | 940430
Washable area rugs, vintage style, 5x7 ft | 570330
TV stands, walnut veneer, 2 drawers | 940360
High chairs for babies, adjustable tray | 940179
Himalayan salt lamps with dimmer | 940510
Electric kettle, gooseneck, 0.9L, matte black | 851679
Mini fridge 20L for bedroom, pink
Bagless stick vacuum cleaners, 22 kPa
Glass teapots with infuser, 1000 ml, heat resistant | 701337
Melamine plates, kids, unicorn print, 4 pcs | 392410
Silicone spatulas, heat resistant, set of 4 | 392410
Laundry baskets, foldable, cotton rope | 460219
Scented candles, 3 wicks, linen & lavender, 400 g | 340600
Advent calendars, paper | 491000
Pruning shears, garden, 8" | 820150
Mechanical pencils 0.7 mm, 12/box | 960840
Plastic dinosaurs toys, 12 pcs in bucket | 950300
Acrylic paint markers, 36 colors
Ukulele 21 inch, mahogany, with gig bag | 920290
Frozen edamame, salted, in pods, 400 g x 20 | 071022
Tomato ketchup in squeeze bottles, 570 g | 210320
Matcha powder, ceremonial grade, 30 g tin | 090210
Cat treats, tuna, grain free, 60 g | 230910
Ladies' wrap skirts, chiffon, leopard print, S/M/L | 620453
Men's crew neck sweaters, lambswool, burgundy | 611011
Boys' cotton pyjama sets, ocean theme, 2-8Y | 610721
Hiking socks, merino wool blend, grey melange | 611594
Women's court shoes, pointed toe, 7 cm heel | 640399
Wide leg linen trousers, drawstring, beige | 620469
Straw beach bags with pompoms | 460219
Toiletry bags, hanging, waterproof lining | 420292
Compact travel umbrellas, 6 ribs | 660191
Kids' sunglasses, flexible frame | 900410
Wooden wall clocks, silent movement, 12 inch | 910521
Charm bracelets, stainless steel, adjustable | 711719
Elastic hair ties, no crease, 50 pcs/jar | 961590
Waffle weave bath towels, set of 4 | 630260
Quilted bedspreads with 2 pillow shams, queen | 940440
Jute rugs, round, 120 cm, braided | 570239
Adjustable bar stools, swivel, gold base | 940171
Bathroom cabinets with mirror door | 940360
Fairy lights, USB plug, 5 m | 940531
Toaster ovens 20 L with rotisserie
Tower fans with oscillation, 3 speed settings | 841451
Porcelain rice bowls, cherry blossom pattern, 5 pcs | 691110
Travel mugs, leak-proof, 450 ml, matt finish | 961700
Oven mitts and pot holders, heat resistant
Paring knives 3.5 inch with sheath | 821192
Spray mops with 2 refill pads | 960390
Ceramic figurines, cat, hand painted | 691310
LED flameless candles, remote, set of 3
Kids' scissors, blunt tip | 821300
Desk calendars 2027, spiral bound | 491000
Bubble mailers, kraft, 20x25 cm | 481940
Racing car toys, pull back
Tennis balls, 3 balls per tube | 950661
Kids' ukulele, 4 strings, 21" | 920290
Facial sheet masks, hyaluron, 10 pcs | 330499
Bar soaps, goat milk and honey, 120 g | 340111
Frozen strawberries, whole, grade A, 10 kg | 081110
Rice crackers, seaweed flavour, 100 g bags | 190590
Black pepper, ground, 500 g jars | 090412
Ginger tea, instant granules, 10 sachets | 210120
LADIES' COTTON KNITTED T-SHIRTS | 610910
MEN'S WOVEN TROUSERS 100% COTTON | 620342
CHILDREN'S POLYESTER JACKETS | 620193
BABY GARMENTS OF COTTON | 611120
PLASTIC SLIPPERS | 640299
SPORTS SHOES WITH RUBBER SOLE | 640219
POLYESTER SCARVES | 611710
PU HANDBAGS | 420222
POLYESTER BACKPACKS, 200 CTNS | 420292
UMBRELLA | 660199
BED LINEN, PRINTED | 630221
CURTAINS OF POLYESTER | 630392
BLANKETS OF SYNTHETIC FIBRE | 630140
WOODEN FURNITURE: BEDSIDE TABLES | 940350
METAL CHAIRS WITH UPHOLSTERED SEAT | 940171
WOODEN CABINET | 940360
PLASTIC HOUSEHOLD ARTICLES (SALAD BOWLS, DRINKING CUPS) | 392410
PORCELAIN TABLEWARE | 691110
WATER GLASSES FOR KITCHEN USE | 701349
STAINLESS STEEL KITCHENWARE | 732393
ELECTRIC RICE COOKER MODEL RC-50 | 851660
LED CEILING LIGHTS 24W | 940511
ELECTRIC TOOTHBRUSHES | 850980
PLASTIC TOYS (CARS, DOLLS) | 950300
EDUCATIONAL WOODEN TOYS FOR CHILDREN | 950300
PAPER NOTEBOOKS A5 | 482010
PRINTED BOOKS | 490199
CHRISTMAS ARTICLES | 950510
ARTIFICIAL FLOWERS OF POLYESTER | 670290
IMITATION JEWELLERY | 711719
FROZEN VEGETABLES (BROCCOLI) | 071080
DRIED MUSHROOMS 5 CTNS | 071239
GREEN TEA IN BULK | 090220
CANNED TUNA IN OIL | 160414
MEN'S KNITTED POLO SHIRTS 60% COTTON 40% POLYESTER | 610510
WOMEN'S WOVEN BLOUSES OF SILK | 620610
KNITTED SOCKS, 12 PAIRS/BAG, 50 DOZEN | 611596
Girls' cotton nightdresses with lace collar | 610831
Leather belts for ladies, width 3 cm, assorted buckles | 420330
TRAVEL BAGS OF NYLON, ITEM NO. TB-2215 | 420292
WOMEN'S SHOES WITH OUTER SOLES OF RUBBER | 640399
Kids rain boots, PVC, dinosaur print | 640192
COTTON TOWELS, DYED, 34X80 CM, 1200 PCS | 630260
Polyester tablecloths, waterproof, round, diameter 150 cm | 630253
MEMORY FOAM MATTRESS, ROLLED, 160X200 | 940421
HAND TUFTED WOOL CARPETS | 570310
WOODEN DINING CHAIRS, BEECH, UNASSEMBLED | 940169
PLASTIC SHOE RACK, 5 TIERS | 940370
Steel filing cabinets, 4 drawers, grey | 940310
LED table lamps, clamp type | 940521
ELECTRIC FANS 16" WITH STAND | 841451
STEAM IRON 2000W | 851640
HAIR DRYERS, 5 SETS | 851631
PORCELAIN CUPS AND SAUCERS | 691110
GLASS TUMBLERS, PRESSED | 701337
STAINLESS STEEL SPOONS AND STAINLESS STEEL FORKS | 821599
ALUMINIUM COOKING POTS WITH GLASS LID, 24 CM | 761510
PLASTIC CLOTHES PEGS | 392490
BAMBOO BASKETS | 460211
COLOUR PENCILS, 12 PCS/BOX, 144 BOXES/CTN | 960910
PAPER ENVELOPES, WHITE, C5 | 481710
CORRUGATED CARTONS, PRINTED | 481910
STUFFED TOYS, BEARS | 950300
FISHING REELS | 950730
TENNIS RACKETS WITH COVER | 950651
HARMONICAS, 10 HOLES | 920590
FRESH GINGER, 30 LBS CARTON | 091011
FROZEN SQUID RINGS, 10 KG | 030743
RICE VERMICELLI 400 G X 30 | 190230
SWEET CHILI SAUCE, 24 X 300 ML | 210390
BLACK TEA BAGS 100 S | 090230
DOG FOOD, CANNED, BEEF | 230910
PLASTIC CHRISTMAS BALLS, RED AND GOLD | 950510
SCENTED CANDLES IN TIN | 340600
Ladies' umbrellas, brand: SUNNY, 8 ribs | 660191
UMBRELLAS "SUNNY" BRAND | 660191
Cotton T-shirts, brand Uniqlo, size M
Plush toys (brand: none)
Bluetooth speakers, brand: JBL, model: FL-6 | 851822
T-shirts, material: 100% cotton, colour: white, qty: 500 pcs
Ceramic mugs, HS code 691200, made in China | 691200
Plastic toys, N/M
Personal alarms, pink | 853110
"""

CHINESE = """
轮椅 | 8713100000
茶杯垫 | 6307900090
尿不湿 | 9619001100
键盘 | 8471607100
漫画本 | 4901990000
帐篷 | 6306220010
瓷砖 600x600mm | 6907219000
棉布 白色 | 5208120000
轿车轮胎 | 4011100000
乳胶手套 100只 | 4015190000
手机充电器 20W | 8504409999
玻璃瓶 250毫升 | 7010909000
男士纯棉短袖T恤 圆领 白色 S-XL | 6109100010
女式针织毛衣，羊毛50%腈纶50% | 611011
儿童牛仔裤，多色混装 | 6203429090
男式衬衫 涤棉 长袖
女装连衣裙 印花 均码 | 620443
羽绒服 男款 黑色 2000件
婴儿连体衣 100%棉
睡衣套装，珊瑚绒
旧衣服 打包 | 6309000000
羊绒围巾 180*70cm | 621420
针织手套 腈纶 12双/包
真丝领带 礼盒装 | 621510
棉袜 10双装 | 611595
女士真皮手提包 棕色 | 420221
双肩书包 涤纶 印花 | 420292
万向轮拉杆箱 20寸 ABS | 420212
帆布购物袋 38*40cm
男士钱包 PU
女式凉鞋 36-41码 | 640299
男款运动鞋 网面 EVA底 货号A-102 | 640411
棉拖鞋 家居用
儿童雨鞋
棒球帽 刺绣LOGO | 650500
草帽
纯棉浴巾 70*140cm 白色 | 630260
床上用品四件套 1.8米床 | 630221
遮光窗帘 2.7米高 | 630392
法兰绒毛毯 150*200cm 印花 | 630140
羽绒枕 48*74cm | 940490
夏凉被 水洗棉
地毯 机织 涤纶 1.6*2.3米 | 570242
实木餐桌 带4把椅子 | 940360
办公转椅 网布 黑色 | 940139
布艺沙发 三人位 灰色 | 940161
实木床 1.8米 | 940350
竹制鞋架 三层 | 940382
弹簧床垫 180*200cm | 940421
LED台灯 触控调光 | 940521
水晶吊灯 客厅
LED灯泡 E27 9W 暖白 | 853952
电热水壶 1.7L 不锈钢 220V | 851679
电饭煲 5L 智能预约 | 851660
多士炉 2片 白色
空气炸锅 4.5L | 851660
榨汁机 便携式 | 850940
家用电冰箱 双门 320升 | 841810
全自动滚筒洗衣机 8公斤 | 845011
分体式空调 1.5匹 家用 | 841510
家用吸尘器 1200W | 850811
电吹风 1800W 粉色 | 851631
陶瓷马克杯 350ml 印LOGO 白盒装 | 691200
骨瓷餐具套装 28头 | 691110
玻璃红酒杯 6只装 | 701337
不锈钢刀叉勺套装 | 821520
一次性竹筷 独立包装 | 441912
不锈钢保温杯 500毫升 | 961700
不粘平底锅 28cm 铝制 | 761510
铸铁炖锅 珐琅
菜刀 不锈钢
塑料保鲜盒 5件套 | 392410
塑料衣架 10个/包
平板拖把 可伸缩杆
羊角锤 0.5kg
螺丝刀套装 32件 | 8205400090
5米钢卷尺 | 901780
圆珠笔 蓝色 50支/盒 | 960810
24色彩色铅笔 铁盒装 | 960910
A5线圈笔记本 80页 | 482010
儿童绘本 精装 | 490300
贺卡 带信封
挂历 2027年
手提纸袋 各式图案 | 481940
五层瓦楞纸箱 40*30*30cm | 481910
PE自封袋 20*30cm 透明 | 392321
毛绒玩具 泰迪熊 30cm | 950300
木制拼图 3岁以上
塑料积木 500颗粒
扑克牌 54张/副 | 950440
足球 5号 PU | 950662
TPE瑜伽垫 183*61cm
四人露营帐篷 防水 绿色 | 630622
民谣吉他 41寸 带琴包 | 920290
时尚项链 镀金 锌 | 711719
发夹、发箍 混色 | 961511
口红 12色 3.5g | 330410
洗发水 400ml | 330510
香皂 100g*72块 | 340111
洗衣液 3L/瓶 | 340250
牙刷 软毛 吸塑卡装 | 960321
卷筒卫生纸 三层 10卷/提 | 481810
婴儿纸尿裤 L码 40片 | 961900
冷冻虾仁 1kg*10袋/箱 | 030617
糖水橘子罐头 312g*24 | 200830
保鲜大蒜 5.5cm 10公斤网袋 | 070320
干香菇 20kg/箱 | 071234
方便面 红烧牛肉味 85g*30包 | 190230
老抽酱油 500ml*12瓶 | 210310
辣椒酱 玻璃瓶装
茉莉花茶 250克 罐装 | 090210
烘焙咖啡豆 1kg袋装 | 090121
橙汁 1L*12 | 200912
猫粮 三文鱼味 1.5kg | 230910
鲜切玫瑰 60cm 红色 | 060311
仿真花 绢花玫瑰 | 670290
仿真圣诞树 180cm PVC 绿色 | 950510
香薰蜡烛 玻璃杯装 200g | 340600
三折雨伞 8骨 自动 藏青 | 660191
偏光太阳镜 UV400 | 900410
女士石英手表 皮带 | 910211
木框挂钟 30cm
26寸山地自行车 21速 红色 | 871200
婴儿推车 可折叠 | 871500
塑料花盆 直径15cm | 392490
PVC花园水管 25米
木质相框 10*15cm 黑色 | 441410
玻璃花瓶 25cm高
手机壳 TPU 透明 适用iPhone15 | 3926909090
蓝牙耳机 带充电仓 | 851830
数据线 1米 白色
女士针织开衫 粘胶80%尼龙20% 米色 | 611030
男童泳裤 速干 4-12岁 | 611231
刺绣POLO衫 藏青色 220克 | 610510
女式短靴 PU面 TPR底 600双 | 640291
腈纶针织帽 均码 | 650500
儿童拉杆箱 16寸 卡通印花 | 420212
黄麻购物袋 35*40cm 单色印刷 | 420292
华夫格厨房毛巾 50*70cm 3条装 | 630260
弹力沙发套 三人位 深灰
记忆棉枕头 竹纤维枕套 60*40cm | 940490
超细纤维防滑浴室垫 50*80cm
柚木花园长椅 1.5米 | 940169
儿童学习桌 可升降 粉色 | 940360
墙上置物架 密度板 白色 三件套 | 940360
床头灯 布艺灯罩 E14 | 940521
LED圣诞灯串 10米 暖白 | 940531
三明治机 750W 不粘涂层 黑色 | 851672
陶瓷餐盘 27cm 白色 窑变釉 | 691200
竹砧板 带汁槽 | 441911
不锈钢沙拉碗 5件套 带盖 | 732393
塑料收纳箱 60升 带轮 | 392410
白板笔 混色 4支/卡 | 960820
便利贴 76*76mm 100页/本 | 482010
儿童涂色书 平装 32页 | 490300
牛皮纸袋 手挽 500个/箱 | 481940
填充动物玩偶 25cm 混款 | 950300
铝合金羽毛球拍 2支装 | 950659
不锈钢手链 金色 | 711719
护手霜 50ml 玫瑰味 | 330499
速冻菠菜 切碎 10公斤/箱 | 071030
冷冻罗非鱼片 去皮 | 030461
盐焗花生米 25公斤/袋 | 200811
乌龙茶包 2克*100 | 090240
女士高腰打底裤 尼龙92%氨纶8% S-L码 三色 | 610463
男款连帽卫衣 抓绒 灰色 2件/包 | 611020
婴儿连体爬服 三件装 长袖 有机棉 | 611120
一次性雨衣 PE 均码 200件/箱 | 392620
女士单鞋 平底 羊皮 35-40码 | 640399
男士真皮腰带 针扣 棕色 | 420330
保温午餐包 铝箔内里 6升 | 420292
ABS+PC拉杆箱 三件套 海关锁 | 420212
刺绣桌旗 亚麻 40*140cm | 630253
提花被套四件套 1.8米床 米白 | 630221
长毛地毯 120*170cm 米色 | 570320
橡木书架 五层 木蜡油 | 940360
折叠露营椅 带杯架 承重120公斤 | 940179
三脚落地灯 实木腿 布罩 | 940521
滴漏式咖啡机 1.2升 900W | 851671
USB小风扇 三档 手持 | 841451
陶瓷茶具套装 15头 青花 | 691110
不锈钢吸管 4支装 带清洁刷 | 732393
0.5mm中性笔 黑色 12支/盒 | 960839
24色水彩颜料套装 带画笔
硬面笔记本 96张 横线 松紧带 | 482010
1000片拼图 风景 | 950300
PVC游泳圈 90cm 火烈鸟 | 950629
16寸儿童自行车 带辅助轮 粉色 | 871200
纯银耳钉 心形 | 711311
18色眼影盘 大地色 | 330420
身体乳 乳木果 250ml | 330499
冷冻混合蔬菜 胡萝卜 豌豆 玉米 1公斤 | 071090
寿司海苔 50张/包 | 200899
蚝油 510克 玻璃瓶 | 210390
男士休闲长裤 棉97% 弹力 卡其 | 620342
女童纱裙 亮片 粉色
无痕内衣 女士 文胸+内裤 | 621210
加绒打底裤 黑色 120D | 611521
儿童连指手套 挂绳 | 611610
双面渔夫帽 纯棉 | 650500
羊毛毡拖鞋 麂皮底 | 640520
健身抽绳袋 210D涤纶 | 420292
真皮钥匙包 深棕
沙滩伞 2米 蓝白条 | 660110
防蓝光老花镜 +150度 | 900490
电子闹钟 带夜灯 | 910511
串珠手链 绿松石色 12条/卡 | 711719
超细纤维浴巾 速干 三条套装 | 630260
亚麻桌布 蕾丝边 150*220厘米 | 630259
桑蚕丝枕套 22姆米 香槟色 | 630229
厨房地垫 PVC发泡 | 391810
儿童学习桌椅套装 可升降 | 940360
丝绒储物凳 | 940161
纸灯笼 圆形 30厘米 白色
华夫饼机 1000W 心形 | 851679
煮蛋器 7枚 自动断电 | 851679
指甲刀套装 皮套 | 821420
手绘陶瓷汤碗 16厘米 | 691200
双层便当盒 可微波 | 392410
铁锅 32厘米 木柄 | 732393
不锈钢压蒜器 | 820551
马桶刷 带底座 不锈钢 | 960390
植绒衣架 防滑 50个装 | 3926909090
北欧风陶瓷花瓶 哑光白 | 691390
无味茶蜡 4小时 100个 | 340600
折纸 15*15cm 200张 | 482390
乒乓球拍套装 含3球 | 950640
狗项圈 尼龙 反光 M码 | 420100
女款针织连衣裙 V领 碎花 | 610444
男士运动套装 卫衣+运动裤 黑红拼色 | 611212
法兰绒格子衬衫 男 3XL | 620520
竹纤维短袜 5双/包 | 611595
女士雪地靴 加绒 防水 | 640219
儿童帆布鞋 魔术贴 | 640419
大檐遮阳帽 可折叠 草编 | 650400
化妆包 菱格 三件套 | 420222
15.6寸双肩电脑包 防泼水 | 420292
23寸自动折叠雨伞 黑胶防晒 | 660191
滑雪镜 双层镜片 防雾 | 900490
男士石英手表 不锈钢表带 | 910211
珍珠耳环 6对/卡 | 711719
毛巾布浴袍 白色 L/XL | 620891
遮光窗帘 两片装 打孔 灰色 | 630392
儿童睡袋 动物图案 | 940430
可水洗客厅地毯 复古风 | 570330
胡桃木电视柜 两抽 | 940360
婴儿餐椅 可调节餐盘 | 940179
喜马拉雅盐灯 调光 | 940521
手冲电热水壶 0.9升 哑黑 | 851679
玻璃茶壶 带滤网 1000毫升 耐热 | 701337
密胺儿童餐盘 独角兽 4只装 | 392410
硅胶锅铲 4件套 耐热 | 392410
棉绳收纳篮 可折叠 | 460219
大豆蜡香薰蜡烛 三芯 400克 | 340600
园艺修枝剪 8寸 | 820150
0.7自动铅笔 12支/盒 | 960840
塑料恐龙玩具 12只桶装 | 950300
尤克里里 21寸 桃花心木 | 920290
冷冻毛豆 盐味 400克*20袋 | 071022
番茄酱 挤压瓶装 570克 | 210320
抹茶粉 30克/罐 | 090210
猫零食 金枪鱼味 60克 | 230910
女士半身裙 雪纺 豹纹 S/M/L | 620453
男士圆领毛衣 羊羔毛 酒红 | 611011
男童纯棉睡衣套装 太空主题 2-8岁 | 610721
登山袜 美利奴羊毛混纺 灰色 | 611594
女式高跟鞋 尖头 跟高7cm | 640399
阔腿亚麻裤 抽绳 米色 | 620469
草编沙滩包 毛球装饰 | 460219
悬挂式洗漱包 防水内衬 | 420292
迷你折叠伞 6骨 | 660191
儿童太阳镜 软框 | 900410
静音木质挂钟 12寸 | 910521
不锈钢手链 可调节 | 711719
发圈 高弹力 50个/罐 | 961590
华夫格浴巾 4条装 | 630260
绗缝床罩三件套 1.8米 | 940440
黄麻圆形地毯 直径120cm | 570239
升降吧台椅 金色底座 | 940171
浴室镜柜 防潮 | 940360
铜线灯串 USB插头 5米 | 940531
塔扇 摇头 三档风速 | 841451
樱花陶瓷饭碗 5只装 | 691110
随行杯 防漏 450ml | 961700
隔热手套和锅垫
水果刀 3.5寸 带刀鞘 | 821192
喷雾拖把 带2块替换布 | 960390
陶瓷小猫摆件 手绘 | 691310
LED电子蜡烛 3个装
儿童安全剪刀 圆头 | 821300
台历 2027 线圈装订 | 491000
牛皮纸气泡袋 20*25cm | 481940
回力小汽车玩具 | 950300
网球 3只/罐 | 950661
玻尿酸面膜 10片 | 330499
冷冻草莓 整颗 A级 10公斤 | 081110
海苔味米饼 100克 | 190590
黑胡椒粉 500克 | 091099
女式棉制针织T恤衫 | 6109100022
男式棉制梭织长裤 | 6203429061
化纤制儿童上衣 | 620193
塑料拖鞋 | 640299
橡胶底运动鞋 | 640219
化纤制围巾 | 611710
PU手提包 | 420222
涤纶背包 200箱 | 420292
雨伞 | 660199
印花床单 | 630221
涤纶窗帘 | 630392
合成纤维制毛毯 | 630140
木制家具 床头柜 | 940350
金属框架软垫椅子 | 940171
木制柜子 | 940360
塑料制餐具（饭碗、杯子） | 392410
瓷餐具 | 691110
厨房用玻璃杯 | 701349
不锈钢厨房用具 | 732393
电饭锅 型号RC-50 | 851660
LED吸顶灯 24W | 940511
电动牙刷 | 850980
塑料玩具（玩具车、娃娃） | 950300
木制儿童益智玩具 | 950300
笔记本 A5 纸质 | 482010
印刷书籍 | 490199
圣诞用品 | 950510
涤纶制人造花 | 670290
仿首饰 | 711719
冷冻西兰花 | 071080
干蘑菇 5箱 | 071239
散装绿茶 | 090220
油浸金枪鱼罐头 | 160414
男式针织POLO衫 棉60%聚酯纤维40% | 610510
女式真丝梭织衬衫 | 620610
针织袜子 12双/包 50打 | 611596
女童棉制睡裙 蕾丝领 | 610831
女士腰带 宽3厘米 | 420330
尼龙旅行袋 货号TB-2215 | 420292
橡胶外底女鞋 | 640399
儿童雨靴 PVC 恐龙印花 | 640192
染色棉毛巾 34*80cm 1200条 | 630260
防水桌布 圆形 直径150cm | 630253
记忆棉床垫 卷包 160*200 | 940421
手工簇绒羊毛地毯 | 570310
榉木餐椅 散装 | 940169
塑料鞋架 五层 | 940370
钢制文件柜 四抽屉 灰色 | 940310
夹式LED台灯 | 940521
16寸落地扇 | 841451
蒸汽电熨斗 2000W | 851640
吹风机 5台 | 851631
瓷杯碟套装 | 691110
压制玻璃水杯 | 701337
不锈钢勺子和叉子 | 821599
铝锅 带玻璃盖 24厘米 | 761510
塑料晾衣夹 | 392490
竹篮 | 460211
彩色铅笔 12支/盒 144盒/箱 | 960910
白色信封 C5 | 481710
印刷瓦楞纸箱 | 481910
填充玩具 熊 | 950300
渔线轮 | 950730
网球拍 带拍套 | 950651
口琴 10孔 | 920590
鲜生姜 30磅/箱 | 091011
冷冻鱿鱼圈 10公斤 | 030743
米粉丝 400克*30包 | 190230
甜辣酱 300毫升*24瓶 | 210390
雨伞 品牌：晴天 8骨 | 660191
T恤 材质：纯棉 颜色：白色 数量：500件
蓝牙音箱 型号：BT-20 品牌：无 | 851822
毛绒玩具，无品牌
"""

JAPANESE = """
アルミサッシ | 761010
ガラス瓶 | 7010
乗用車用タイヤ | 4011100000
ゴム手袋 | 401519
スマホ充電器 | 850440
綿糸 | 5205
綿100% Tシャツ 半袖 白 M~3L | 6109100010
婦人用ニットセーター ウール50% アクリル50% | 611011
子供用ジーンズ 各色
メンズ ワイシャツ 長袖
レディースワンピース 花柄 フリーサイズ | 620443
ダウンジャケット 紳士用 黒 | 620140
ベビー服 綿100% 80cm
パジャマ上下セット
カシミヤマフラー 180×30cm | 621420
ニット手袋 アクリル
シルクネクタイ 箱入り | 621510
靴下 3足組 | 611595
本革ハンドバッグ 茶色 | 420221
通学用リュックサック ポリエステル | 420292
スーツケース 20インチ ABS | 420212
トートバッグ 帆布 生成り
財布 メンズ 合成皮革
婦人サンダル 22.5~25.0cm | 640299
紳士用スニーカー メッシュ 品番A-102 | 640411
室内用スリッパ
子供用長靴
野球帽 刺繍ロゴ入り | 650500
麦わら帽子
バスタオル 綿100% 70×140cm 白 | 630260
布団カバーセット シングル | 630221
遮光カーテン 100×200cm 2枚組 | 630392
フリース毛布 150×200cm | 630140
羽毛枕 50×70cm
い草ラグ 190×190cm
カーペット ポリプロピレン 160×230cm | 570242
木製ダイニングテーブルセット 4人掛け | 940360
オフィスチェア メッシュ 黒 | 940139
3人掛けソファ 布張り グレー | 940161
木製ベッドフレーム ダブル | 940350
シューズラック 3段 竹製
ポケットコイルマットレス セミダブル | 940421
LEDデスクライト 調光機能付き | 940521
シャンデリア リビング用
LED電球 E26 60W相当 電球色 | 853952
電気ケトル 1.2L ステンレス | 851679
炊飯器 5.5合炊き | 851660
ポップアップトースター 2枚焼き
電子レンジ 20L 白 | 851650
ハンドブレンダー 600W | 850940
家庭用冷蔵庫 2ドア 180L | 841810
全自動洗濯機 7kg | 845011
ルームエアコン 6畳用 2.2kW | 841510
家庭用掃除機 サイクロン式 | 850811
ヘアドライヤー 1200W ピンク | 851631
陶器製マグカップ 350ml 化粧箱入り | 691200
ボーンチャイナ食器セット | 691110
ワイングラス 6客セット | 701337
ステンレス製カトラリーセット | 821520
割り箸 竹 100膳入り | 441912
ステンレスボトル 500ml 保温保冷 | 961700
フライパン 28cm アルミ製 | 761510
鋳物ホーロー鍋 22cm
三徳包丁 ステンレス
プラスチック製保存容器 5点セット | 392410
ハンガー 10本組 プラスチック
フローリングモップ 伸縮柄
金づち 0.5kg
ドライバーセット 32点
巻尺 5m | 901780
ボールペン 青 50本入 | 960810
色鉛筆 24色 缶入り | 960910
A5リングノート 80枚 | 482010
絵本 ハードカバー | 490300
グリーティングカード 封筒付き
壁掛けカレンダー 2027年版
手提げ紙袋 柄各種 | 481940
段ボール箱 40×30×30cm 5層 | 481910
チャック付きポリ袋 20×30cm 透明 | 392321
ぬいぐるみ クマ 30cm | 950300
木製ジグソーパズル 3歳以上
プラスチック製ブロック玩具 500ピース
トランプ 54枚 | 950440
サッカーボール 5号球 | 950662
ヨガマット TPE 183×61cm
4人用キャンプテント 防水 緑 | 630622
アコースティックギター ケース付き | 920290
ネックレス 真鍮 金メッキ | 711719
ヘアクリップ ヘアバンド 各色 | 961511
口紅 12色 3.5g | 330410
シャンプー 400ml | 330510
固形石鹸 100g×72個 | 340111
衣料用液体洗剤 3L | 340250
歯ブラシ やわらかめ | 960321
トイレットペーパー 3枚重ね 10ロール | 481810
ベビー用紙おむつ Lサイズ 40枚 | 961900
冷凍むきえび 1kg×10袋 | 030617
みかん缶詰 312g×24缶 | 200830
生鮮にんにく 10kgネット | 070320
干ししいたけ 20kg/箱 | 071234
即席めん 牛肉味 85g×30袋 | 190230
たまり醤油 500ml×12本 | 210310
ラー油 瓶入り
ジャスミン茶 250g 缶入り | 090210
焙煎コーヒー豆 1kg袋 | 090121
オレンジジュース 1L×12本 | 200912
キャットフード サーモン味 1.5kg | 230910
切り花 バラ 60cm 赤 | 060311
造花 バラ シルク | 670290
クリスマスツリー 180cm PVC 緑 | 950510
アロマキャンドル ガラス容器入り 200g | 340600
折りたたみ傘 8本骨 紺 | 660191
偏光サングラス UV400 | 900410
婦人用クォーツ腕時計 革ベルト | 910211
掛け時計 木枠 30cm
マウンテンバイク 26インチ 21段変速 赤 | 871200
ベビーカー 折りたたみ式 | 871500
プラスチック植木鉢 直径15cm | 392490
散水ホース PVC 25m
木製フォトフレーム 10×15cm 黒 | 441410
ガラス花瓶 高さ25cm
スマホケース TPU 透明 iPhone15対応 | 3926909090
ワイヤレスイヤホン 充電ケース付き | 851830
USB充電ケーブル 1m 白
レディース ニットカーディガン レーヨン80% ナイロン20% ベージュ | 611030
男児用スイムパンツ 速乾 110-150cm | 611231
刺繍ポロシャツ ネイビー 220g | 610510
婦人用ショートブーツ 合皮 600足 | 640291
アクリル製ニット帽 フリーサイズ | 650500
キッズキャリーケース 16インチ キャラクター柄 | 420212
ジュート製エコバッグ 35×40cm 1色印刷 | 420292
ワッフル地キッチンタオル 50×70cm 3枚組 | 630260
ソファカバー ストレッチ 3人掛け ダークグレー
低反発枕 竹繊維カバー付き 60×40cm | 940490
マイクロファイバー バスマット 50×80cm
チーク材ガーデンベンチ 150cm | 940169
子供用学習机 高さ調節可能 ピンク | 940360
ウォールシェルフ MDF 白 3点セット
ベッドサイドランプ 布シェード E14 | 940521
クリスマスイルミネーションライト LED 10m 電球色 | 940531
ホットサンドメーカー 750W 黒 | 851672
陶器ディナー皿 27cm 白 | 691200
竹製まな板 溝付き | 441911
ステンレスボウル 5点セット 蓋付き | 732393
キャスター付き収納ボックス 60L | 392410
付箋 76×76mm 100枚×5色 | 482010
クラフト紙袋 ひも付き 500枚/箱 | 481940
アルミ製バドミントンラケット 2本組 ケース付き | 950659
ハンドクリーム 50ml ローズの香り | 330499
冷凍ほうれん草 カット 10kg | 071030
烏龍茶ティーバッグ 2g×100包 | 090240
レディースハイウエストレギンス ナイロン92% S~L 3色 | 610463
メンズ裏起毛パーカー カンガルーポケット チャコール | 611020
ベビーボディスーツ 3枚組 長袖 オーガニックコットン | 611120
使い捨てレインポンチョ PE フリーサイズ | 392620
レディースバレエシューズ 本革 22.5-25cm | 640399
紳士革ベルト ピンバックル 茶 110cm | 420330
保冷ランチバッグ アルミ内張り 6L | 420292
刺繍テーブルランナー リネン風 40×140cm | 630253
ジャカード掛け布団カバー シングル アイボリー | 630221
シャギーラグ 120×170cm クリーム | 570320
オーク無垢材本棚 5段 オイル仕上げ | 940360
折りたたみキャンプチェア カップホルダー付き 耐荷重120kg | 940179
三脚フロアランプ 木製脚 布シェード | 940521
ドリップ式コーヒーメーカー 10杯用 900W | 851671
ハンディファン USB充電 3段階 | 841451
磁器ティーセット 15点 花柄 | 691110
ゲルインクボールペン 0.5mm 黒 12本 | 960839
水彩絵の具セット 24色 筆付き
ハードカバーノート 横罫 96枚 ゴムバンド付き | 482010
1000ピースジグソーパズル 風景 | 950300
浮き輪 90cm フラミンゴ PVC | 950629
子供用自転車 16インチ 補助輪付き ピンク | 871200
シルバーピアス ハート型 925 | 711311
アイシャドウパレット 18色 | 330420
ボディローション シアバター 250ml | 330499
冷凍ミックスベジタブル 1kg×10袋 | 071090
焼き海苔 50枚 | 200899
オイスターソース 510g 瓶 | 210390
液体ハンドソープ ポンプ式 500ml | 340130
木製積み木 100ピース 1歳から | 950300
婦人ニットプルオーバー アクリル100% | 611030
メンズカーゴショートパンツ 綿 カーキ | 620342
女児用チュールスカート スパンコール ピンク
シームレスブラジャーとショーツのセット | 621210
裏起毛タイツ 黒 120デニール | 611521
子供用ミトン ひも付き | 611610
リバーシブルバケットハット 綿 | 650500
フェルトスリッパ スエード底 | 640520
ナップサック 210Dポリエステル | 420292
本革キーケース ダークブラウン
ビーチパラソル 200cm 青白ストライプ | 660110
ブルーライトカット老眼鏡 +1.5 | 900490
デジタル目覚まし時計 バックライト付き | 910511
ビーズブレスレット ターコイズ 12本/台紙 | 711719
マイクロファイバーバスタオル 速乾 3枚セット | 630260
麻テーブルクロス レース縁 150×220cm | 630259
シルク枕カバー 22匁 シャンパン | 630229
キッチンマット PVC 45×120cm | 391810
ベルベットスツール 収納付き | 940161
ワッフルメーカー 1000W ハート型 | 851679
手描き陶器スープボウル 16cm | 691200
2段弁当箱 電子レンジ対応 | 392410
鉄フライパン 木柄 28cm | 732393
トイレブラシ ホルダー付き ステンレス | 960390
陶器の花瓶 マット白 北欧風 | 691390
犬の首輪 ナイロン 反射材付き M | 420100
レディースニットワンピース Vネック 花柄 | 610444
ネルシャツ メンズ チェック 3XL | 620520
竹繊維ショートソックス 5足組 | 611595
婦人スノーブーツ ボア付き 防水 | 640219
キッズキャンバススニーカー 面ファスナー | 640419
つば広日よけ帽子 折りたたみ | 650400
キルティング化粧ポーチ 3点セット | 420222
自動開閉折りたたみ傘 UVカット 黒 | 660191
スキーゴーグル ダブルレンズ 曇り止め | 900490
メンズクォーツ腕時計 ステンレスバンド | 910211
パールイヤリング 6組/台紙 | 711719
タオル地バスローブ 白 | 620891
遮光カーテン 2枚入り グレー 形状記憶 | 630392
子供用寝袋 動物柄 | 940430
洗える ラグマット 北欧柄 190×190 | 570330
テレビ台 ウォールナット柄 引き出し2杯 | 940360
ベビーチェア テーブル付き 高さ調節 | 940179
耐熱ガラスティーポット 茶こし付き 1000ml | 701337
メラミン皿 キッズ 4枚 | 392410
シリコンスパチュラ 4本セット | 392410
ランドリーバスケット 折りたたみ 綿ロープ | 460219
ソイワックスアロマキャンドル ラベンダー 400g | 340600
剪定ばさみ 20cm | 820150
冷凍枝豆 塩味 400g×20 | 071022
トマトケチャップ チューブ 570g | 210320
猫用おやつ まぐろ味 60g | 230910
レディース巻きスカート シフォン ヒョウ柄 | 620453
メンズクルーネックセーター ラムウール ボルドー | 611011
男児用綿パジャマ 恐竜柄 2-8歳 | 610721
登山靴下 メリノウール混 グレー | 611594
婦人パンプス ポインテッドトゥ ヒール7cm | 640399
麦わらビーチバッグ ポンポン付き | 460219
吊り下げ式トラベルポーチ 防水 | 420292
軽量折りたたみ傘 6本骨 | 660191
キッズサングラス フレキシブルフレーム | 900410
静音木製掛け時計 30cm | 910521
ヘアゴム 跡がつかない 50本入り | 961590
ワッフルバスタオル 4枚セット | 630260
キルトベッドカバー クイーン | 940440
丸型ジュートラグ 120cm | 570239
昇降式カウンターチェア ゴールド脚 | 940171
桜柄飯碗 5個セット | 691110
トラベルマグ 漏れない 450ml | 961700
ミトンと鍋敷き 耐熱
ペティナイフ さや付き 9cm | 821192
スプレーモップ 替えパッド2枚付き | 960390
陶器の猫の置物 手描き | 691310
子供用はさみ 安全設計 | 821300
冷凍いちご ホール 10kg | 081110
ジンジャーティー 10包 | 210120
婦人用綿製Tシャツ（ニット） | 610910
紳士用綿製織物ズボン | 620342
子供用ポリエステル製ジャケット | 620193
プラスチック製サンダル | 640299
ゴム底スポーツシューズ | 640219
ポリエステル製マフラー | 611710
PU製ハンドバッグ | 420222
ポリエステル製リュックサック 200カートン | 420292
傘 | 660199
プリント生地のシーツ | 630221
ポリエステル製カーテン | 630392
合成繊維製毛布 | 630140
木製家具（ナイトテーブル） | 940350
金属製椅子 クッション付き | 940171
木製キャビネット | 940360
プラスチック製食器（ボウル、コップ） | 392410
磁器製食器 | 691110
キッチン用ガラスコップ | 701349
ステンレス製台所用品 | 732393
炊飯器 型番RC-50 | 851660
LEDシーリングライト 24W | 940511
電動歯ブラシ | 850980
プラスチック製玩具（車、人形） | 950300
木製知育玩具 | 950300
A5ノート 紙製 80枚 | 482010
印刷書籍 | 490199
クリスマス用品 | 950510
ポリエステル製造花 | 670290
イミテーションアクセサリー | 711719
冷凍ブロッコリー | 071080
乾燥きのこ 5カートン | 071239
緑茶 バルク | 090220
ツナ缶詰（油漬け） | 160414
紅茶ティーバッグ 100個入り | 090230
紳士用ニットポロシャツ 綿60% ポリエステル40% | 610510
婦人用シルクブラウス | 620610
靴下 12足/袋 50ダース | 611596
女児用綿パジャマ レース襟 | 610831
婦人用革ベルト 幅3cm | 420330
ナイロン製トラベルバッグ 品番TB-2215 | 420292
婦人靴 ゴム底 | 640399
子供用レインブーツ 恐竜柄 | 640192
綿タオル 34×80cm 1200枚 | 630260
テーブルクロス 撥水 円形 直径150cm | 630253
低反発マットレス 圧縮梱包 160×200 | 940421
木製ダイニングチェア ビーチ材 組立式 | 940169
プラスチック製シューズラック 5段 | 940370
クリップ式LEDデスクライト | 940521
扇風機 40cm スタンド付き | 841451
スチームアイロン 1200W | 851640
磁器ティーカップ＆ソーサー | 691110
ガラスコップ | 701337
ステンレス製スプーン及びフォーク | 821599
アルミ鍋 ガラス蓋付き 24cm | 761510
洗濯ばさみ プラスチック製 | 392490
竹かご | 460211
封筒 白 C5 | 481710
折りたたみ傘 ブランド：無し | 660191
Tシャツ 素材：綿100% 色：白
スピーカー 型番：BT-20 | 851822
个人报警器 粉色 | 853110
防犯ブザー ピンク | 853110
"""

OPEN = """
chicken embryo eggs SPF
heavy water, 1 L bottles
sulfur mustard
mustard HD
nitrogen mustard, glass bottles
boron nitride tableware coating
frequency combs
optical frequency comb and mirrors
fold mirrors
reaction kettles
stainless steel reaction kettle 500L
glass-lined kettles
spray dryers, clothes
drum 200L, toys inside
yellow cake
propane
amalgam
lanthanum oxide
lanterns with lanthanum
smoke candles
oxygen candles
ammunition magazines, 30 rounds
magazines 30 rounds
film badges, dosimeters
T-shirts and hydrazine
towels and hafnium sponge
rice cookers and vacuum pumps
cups, krytrons
chairs and pressure transducers
shoes, accelerometer
books and mass spectrometers
balloons
high altitude balloons
kites
toy submarine ROV
hoverboards
segway personal transporters
gyroscope toys
RC boat
walkie talkie toys
metal detector toys
telescopes for children
microscope toy set
chemistry set toys
spy cameras pens
voice encryption phones
smart glasses
VR headsets
GPS dog collars
pet trackers
helmets
bulletproof backpacks
body armour plates
plates
bags
cans
glass
ceramics
ceramic tiles
ceramic bearings
carbon plates running shoes carbon
leather
fabrics
polyester yarn
nylon parachute cloth
aramid gloves
cut resistant gloves aramid
welding helmets
safety shoes steel toe
fire blankets
survival kits
gas cylinders
pepper spray
tea polyphenols chemical
rice husk silica powder
soy lecithin reagents
salt spray chambers
vinegar acid
sugar alcohol chemicals
milk powder spray drying tower
coffee roasting machines
beer fermenters
wine pumps
egg incubators
fish sonar finders
flower pot sensors
garden drones
hose fittings
bicycle motors
electric bicycles
lithium bicycle batteries
watch batteries
solar panels for garden lights
LED chips
lamp controllers
printer ink
3D printers for toys
toner cartridges
graphite pencils leads
carbon paper
sensors for toilets
mops robots
vacuum robots
smart locks
GaAs LED bulbs
UV laser lamps
infrared heaters
X-ray film envelopes
玩具潜艇
玩具火箭发动机
儿童望远镜
儿童显微镜
化学实验玩具
陀螺仪玩具
氧气蜡烛
发烟蜡烛
铅围裙
抗浸服装
作战服装
伪装网
伪装服装
单兵背包
伞兵靴
公安制服
防割手套 芳纶
电焊面罩
安全鞋 钢头
防火毯
高空气球
气象气球
电动自行车
锂电自行车
手表电池
太阳能板
3D打印机 玩具
碳纸
砷化镓 LED灯泡
红外取暖器
相思豆 手链
SPF鸡蛋
芥子气
工业面粉 氧化铝粉
茶多酚 化学品
食品级磷酸
食品添加剂 亚硝酸钠
饮料灌装线
面条机
咖啡烘焙机
酿酒发酵罐
鱼群探测声呐
花盆传感器
衣架 机器人
拖把机器人
扫地机器人 激光导航
窗帘电机
灯具驱动芯片
陶瓷轴承
陶瓷
玻璃
皮革
面料
碳布
铝箔
反应釜 不锈钢锅
稀释冰箱
液氮冰箱
低温冰箱
玩具 陀螺仪
玩具，加速度计
衬衫和压力传感器
毛巾、质谱仪
纸杯，三氯氧磷
纸箱 氯化亚砜
硫化钠 编织袋
亚磷酸三甲酯 塑料桶
五硫化二磷 纸桶
おもちゃ潜水艦
子供用望遠鏡
顕微鏡 おもちゃ
化学実験セット 玩具
酸素キャンドル
発煙ろうそく
鉛入りエプロン
電動アシスト自転車
リチウムイオン電池 自転車
腕時計 電池
ソーラーパネル
3Dプリンター
カーボン紙
赤外線ヒーター
イエローケーキ
プロパン
アマルガム
酸化ランタン
コンダクタンス
マイカ
トレンチ
炭素シート
マスタードガス
硫黄マスタード
窒素マスタード
SPF卵
希釈冷蔵庫
極低温冷蔵庫
医療用冷蔵庫
実験用紙コップ
工業用シャツ
消防シャツ
おもちゃ、加速度計
シャツと圧力センサ
タオル、質量分析計
紙コップ、オキシ塩化リン
塩化チオニル 段ボール箱
亜リン酸トリメチル 缶
Tシャツ 塩化チオニル
ぬいぐるみ 遠心分離機
食器洗い機 モーター
コーヒー焙煎機
ビール発酵タンク
製麺機
魚群探知機
カーテンモーター
陶磁器ベアリング
セラミックス
皮革
生地
ニトリル手袋
絶縁手袋
手袋
巴氏吸管
真空烤箱
连铸滑板
balloon envelopes
latex weather balloons
neutron generators with toys
T-shirts, krytrons
garments, toys, accelerometers
服装、玩具、加速度计
衣類、玩具、加速度計
shoes, bags and pressure transducers
家具 机床
towels. Sodium cyanide 50 kg
toys; flanges
cotton T-shirts white phosphorus
toys "sarin"
boxes of toys with tabun inside
disposable paper cups hydrazine
Tシャツ ほか 測定器
雑貨
日用品一式
日用百货
household goods
daily necessities
personal effects
gifts
general merchandise
"""

# Both written after the words were, without a look at them.
LATER = """
Men's cotton boxer shorts, 3 per pack, S-XXL
Ladies' cashmere scarf, fringed edges, camel
Children's raincoats, PVC, with reflective strips
Women's pointed toe pumps, PU upper, heel 6 cm
Baby bibs, waterproof, pack of 5
Canvas shopping totes with zipper, 38 x 42 cm
Aluminium trolley luggage 24 inch, champagne
Foldable sunhats, paper straw, ribbon bow
Automatic folding umbrella, windproof, 10 ribs
Wooden wall clock, 30 cm dia., silent movement
Costume jewelry bracelets, glass beads
Plastic hair combs, 12 pcs/card, asst colors
Linen table runners 40x180 cm, hemstitched
Cotton percale fitted sheets, 300 TC, queen
Woven polypropylene outdoor rugs 5' x 8'
Rattan armchairs with seat cushion for patio
3-drawer bedside tables, white, flat packed
Crystal chandelier, 8 lights, E14, chrome
Electric coffee grinders 150 W, stainless blade
Countertop microwave ovens 20 L 700 W
Upright vacuum cleaners with HEPA filter
Cordless hair straighteners, USB-C, travel size
Porcelain soup plates, 22 cm, gold rim
Double wall glass coffee cups 250 ml, set of 2
Carbon steel wok with wooden handle 32 cm
Silicone spatulas, heat resistant 230°C
Stainless steel garlic press
Plastic laundry hampers with lid, 50 L
Ceramic vases, hand glazed, H 25 cm
Citronella candles in tin, 3 wicks
Halloween pumpkin decorations, foam
Claw hammer 500 g with fibreglass handle
HB pencils with eraser, 72 pcs per drum
Desk calendar 2027, spiral bound, 12 sheets
Kraft paper gift bags with twisted handle
Corrugated shipping boxes, double wall, 60 x 40 x 40 cm
Remote-free race track toy set for boys
Rubber basketballs, size 7
Kids' tricycle with parent handle
Soprano ukulele with gig bag
Galvanized watering cans, 9 L
Baby strollers, one-hand fold
Dog leash, nylon, 1.5 m, reflective
Wired earphones 3.5 mm jack, with microphone
Silicone phone cases for iPhone 14
Matte liquid lipsticks, 24 shades
Bar soap, olive oil, 125 g
Bamboo toothbrushes, charcoal bristles
Frozen broccoli florets IQF 10 kg carton
Canned tuna chunks in sunflower oil 160 g
男士纯棉四角内裤 3条/盒
女童公主裙 蓬蓬纱 110-150cm
冬季加绒保暖手套 触屏
儿童雨鞋 卡通 PVC
真皮女士单肩包 链条
铝框行李箱 24寸 银色
镀金耳环 水钻 12对/卡
桌布 防水防油 PVC 137*180cm
天丝四件套 1.8米床 灰粉
客厅地毯 短绒 200*300cm
实木床头柜 两抽 胡桃色
北欧吊灯 单头 铁艺 E27
迷你电饭煲 1.6升 预约
家用吸尘器 无线手持 折叠
吹风机 负离子 1600W
玻璃水杯 耐热 带把 400ml
不锈钢汤锅 24cm 复底
硅胶冰格 24格 带盖
塑料脏衣篮 镂空 大号
陶瓷花瓶 白色 简约 30cm
羊角锤 木柄 0.5kg
彩色铅笔 36色 铁盒装
儿童立体书 中英双语
三层瓦楞纸箱 特硬 50*40*40
毛绒玩具 小熊 40cm 生日礼物
乒乓球拍 两只装 三星
儿童平衡车 12寸 无脚踏
竹制砧板 双面 40*28cm
猫抓板 瓦楞纸 圆形
婴儿湿巾 80抽*5包 带盖
手机支架 桌面 铝合金
哑光口红 豆沙色 3.5g
速冻水饺 韭菜猪肉馅 1kg
茉莉花茶 浓香型 250克/罐
メンズ綿トランクス 3枚組
キッズレインブーツ 15-20cm
レディース本革長財布 ラウンドファスナー
シリコン製氷皿 蓋付き 24個
い草ラグ 176×230cm
ステンレス水切りかご
LEDシーリングライト 8畳用 リモコン付き
圧力鍋 4.5L IH対応
綿毛布 シングル 140×200cm
陶器植木鉢 7号 受け皿付き
赤ちゃん用歯ブラシ 3本セット
ボールペン 0.7mm 黒 100本入
冷凍餃子 50個入り
麦茶ティーバッグ 54袋
木製パズル 動物 24ピース
犬用ベッド 丸型 洗える M
Ladies' knitted cardigan, 70% viscose 30% nylon, buttoned
Men's polyester windbreaker with detachable hood
Boys' pyjama set, dinosaur print, 100% cotton jersey
Cotton ankle socks, 5 pairs, black
Girls' ballet flats, glitter, size 28-35
Leather card holder, RFID blocking
Nylon gym duffel bags, 40 L
Gold plated hoop earrings, 25 mm
Kitchen aprons with pocket, cotton canvas
Microfibre duvet, 10.5 tog, double
Bamboo shoe rack, 3 tier
Folding camping table, aluminium frame
LED floor lamp, dimmable, 3 colour temperatures
Electric rice cooker 1.8 L, keep warm function
Handheld garment steamer 1500 W
Electric shaver, rechargeable, wet and dry
Stoneware dinner set 16 pcs, reactive glaze
Stainless steel chopsticks, 5 pairs
Nonstick baking tray, carbon steel, 38 x 26 cm
Toilet brush and holder set, white
Artificial eucalyptus garland 180 cm
Party balloons, latex, assorted, 100 pcs
Screwdriver set 6 pcs, magnetic tips
Erasers, cartoon shapes, 4 pcs per blister
Children's story books, English, paperback
Clear OPP bags self-adhesive 10 x 15 cm
Wooden blocks toys for toddlers 50 pcs
Badminton racket set with 3 shuttlecocks
Bicycle bell, aluminium, black
Garden hose 20 m with spray gun
Baby bottle 240 ml, wide neck, silicone teat
Cat scratching post, sisal, 60 cm
Bluetooth speaker, portable, waterproof IPX7
Tempered glass screen protector for iPhone 13
Nail polish, 15 ml, red
Laundry pods, 30 pcs/box
Facial tissues, 3 ply, 100 sheets x 6
Dried jujube dates 500 g bag
Frozen pork dumplings 600 g
Instant coffee 3 in 1, 20 sticks
女士羊毛混纺大衣 中长款 驼色
儿童防晒衣 UPF50+ 连帽
男士商务皮鞋 系带 黑色
帆布双肩包 大容量 15.6寸电脑
水晶手链 紫色
加厚珊瑚绒毯 200*230cm
北欧实木餐椅 软包
不锈钢筷子 10双装
儿童水彩笔 24色 可水洗
电动牙刷 充电式 软毛
婴儿连体衣 长袖 纯棉
狗粮 成犬 牛肉味 10kg
香薰蜡烛 薰衣草 玻璃杯
冷冻对虾 去头 1.8kg/盒
白砂糖 50kg/袋
レディースロングコート ウール混 ベージュ
キッズ水着 男児 110cm
ステンレスタンブラー 真空断熱 450ml
木製キッチンワゴン キャスター付き
冷凍うどん 5食入り
"""

LATER_OPEN = """
T-shirts and tungsten carbide inserts
Cotton shirts, gallium metal 99.99%
Plush toys with NdFeB inserts
Toys: samarium cobalt
Bath towels; germanium ingots
Ceramic mugs of boron nitride
Glass bottles of arsenic trioxide
Tea tins with osmium powder
Furniture polish containing TDI
Paper bags, thionyl chloride inside
Rubber boots, chemical resistant class 3
Umbrella drones
Wooden crates antimony trioxide
Pillows filled with carbon fibre
Kitchen knives of Ti-6Al-4V
Steel pans 18Ni300
Cutlery maraging steel C350
Wool blankets, aramid
Books about centrifuge design
Socks, dual-use sample
Plastic toys RDX
Frying pans coated with PTFE dispersion
Desk with vibration isolation for interferometers
Lamp, infrared, for missile seekers
LED lamps, laser diodes
Bed sheets for clean rooms
Chairs for aircraft cockpit
Shoes for bomb disposal
Cosmetic bags, GaAs wafers
Baby bottles BTX
Rice, ricin
Soy sauce with saxitoxin
Honey and botulinum
Frozen shrimps, anthrax
Chopsticks bamboo, lithium hexafluorophosphate
Coffee beans with graphite
Wine glasses, InP substrates
Watches with atomic clock module
Speakers for sonar
Earphones with bone conduction military
Bicycle of carbon fiber T800
Skis CFRP
Golf clubs titanium
Fishing rods T700 prepreg
Balloons, stratospheric
Kids tent camouflage net
Toy cars UGV chassis
Candle wax, potassium perchlorate
Paint brushes, radar absorbing
Perfume bottles VX
Flour mills, jet
Vacuum cleaners class 100 HEPA for BSL-4
Refrigerators, cryogenic, 10 mK
Washing machine for uranium ore
Pens with microphone bug
Phone cases with signal jammer
Toothpaste tubes sodium fluoride
Pepper mills and ball mills
Salt, lithium chloride
Sugar and nitroglycerin
T恤 钨粉
棉毛巾 镓
毛绒玩具 内含钕磁铁
陶瓷杯 氮化硼
不锈钢餐具 马氏体时效钢
羊毛毯 芳纶
儿童帐篷 雷达伪装
自行车 碳纤维T800
高尔夫球杆 钛
鱼竿 碳布
台灯 红外激光
蜡烛 高氯酸钾
洗衣机 铀矿石用
冰箱 低温恒温器
牙膏 氟化钠
食盐 氯化锂
白糖 硝化甘油
大米 蓖麻毒蛋白
纸箱 三氧化二锑
玩具 稀土永磁
衬衫 镝铁合金
雨伞 无人飞行器
椅子 座舱
枕头 石墨烯
手表 原子钟模块
音箱 声呐
书籍 离心机图纸
玻璃杯 磷化铟
Tシャツ タングステン粉
ぬいぐるみ サマリウムコバルト
タオル ガリウム
マグカップ 窒化ホウ素
自転車 炭素繊維T800
釣り竿 プリプレグ
冷蔵庫 クライオスタット
砂糖 ニトログリセリン
米 リシン
椅子 コックピット用
スピーカー ソナー用
傘 無人航空機
9 mm full metal jacket rounds
Copper jackets
Aluminium flakes in paper bags
Aluminium flakes 25 kg plastic buckets
Resin 25 kg paper bags
Ceramics in cartons
Iron granules, cotton bags, toys
Ceramic insulated blankets
heavy water in glass bottles
rubber in cartons
Zinc, 25 kg paper bags
铝颗粒 编织袋
树脂 编织袋
陶瓷 纸箱
铝粉 塑料袋
橡胶 纸箱
アルミ粉 紙袋
樹脂 段ボール箱
金属粉 紙箱
T-shirts for PLA
shirts for the navy
紙袋 アルミニウムパウダー
塩酸 ガラス瓶
safety boots steel toe
work gloves
shells, toys
toys round shells
Toys. CAS 7440-55-3
Toys 1.2709
silicon granules in plastic bags
Tin cans, aluminium paste
水银 玻璃瓶
铜片 木箱
fold mirrors
mirrors, glass
metal powder toys
user manual for washing machine
lids for cooking pots
raw material for plastic toys
machine for T-shirts
T-shirts and phones
toys, laptops
"""

SAYING_NOTHING = """
parts
spare parts
sample
samples
free samples without commercial value
goods
industrial goods
general cargo
products
articles as per invoice
see attachment
see attached list
accessories
new items
materials
raw materials
various
misc
XK200-B
LED
No. 1234
100 pcs
5 cartons
white
cotton
100% cotton, white
size L
配件
零件
样品
货物
产品
杂货
一批
见附件
详见发票
其他
材料
工业用
白色
纯棉
部品
サンプル
見本
商品
製品
付属品
別紙参照
インボイス参照
工業用
材料
白
綿100%
"""

# Everyday goods under the codes of other goods: drones, machine tools, chemicals, arms, electronics.
UNFIT = """
cotton T-shirts | 8806229000
cotton T-shirts | 2811110000
cotton T-shirts | 8505111000
office desks | 8457101000
plush toys | 8807300090
plush toys | 9306900090
frying pans | 8112929010
soy sauce | 2931900090
green tea | 2922150000
electric kettles 1.7L | 8401100000
umbrellas | 8803300000
wall clocks | 9014202000
bluetooth speakers | 8526920000
corrugated cardboard boxes | 2846901500
canvas tote bags | 8804000090
bicycle tyres | 9301900000
books | 8524910000
针织衫 | 8806240000
办公桌 | 8458110010
毛绒玩具 | 8525891100
电热水壶 | 8486202100
茶叶 | 2925290090
雨伞 | 8804000010
五层瓦楞纸箱 | 2812190000
蓝牙耳机 带充电仓 | 8529109090
玻璃花瓶 | 7019120000
儿童绘本 精装 | 8471500001
ズボン | 8806230000
事務机 | 8459310000
ぬいぐるみ | 8807100000
電気ケトル 1.2L | 8514191000
醤油 | 3824999999
折りたたみ傘 | 8804000000
段ボール箱 | 2804700000
スピーカー | 9015800090
腕時計 | 9114901000
フライパン | 8108909000
"""

# What a second kind of goods may stand behind, and what may stand before packing.
BESIDE = (
    "T-shirts, {}",
    "toys and {}",
    "shoes - {}",
    "T-shirts {}",
    "{} in paper bags",
    "T恤、{}",
    "玩具 {}",
    "{} 纸箱",
    "おもちゃ、{}",
    "{} 段ボール箱",
)


def rows(text: str) -> list[tuple[str, str | None]]:
    parted = [row.partition(" | ") for row in text.splitlines() if row]
    return [(description.strip(), hs.strip() or None) for description, _, hs in parted]


def in_tens(given: Sequence[T]) -> list[Sequence[T]]:
    return [given[n : n + 10] for n in range(0, len(given), 10)]


GOODS = rows(ENGLISH + CHINESE + JAPANESE + LATER)
LOOKALIKE = [description for description, _ in rows(OPEN + LATER_OPEN)]


@pytest.fixture(scope="module")
def controlled(screener: Screener) -> list[str]:
    """The official names of controlled goods. Those that say nothing by themselves (ICP-MS) are left out."""
    entries = [entry for file in screener.rulebook.items.values() for entry in file.entries]
    names = {name for entry in entries for name in (entry.name.zh, entry.name.en)}
    return sorted(name for name in names if says_something(VAGUE.sub(" ", name)))


@pytest.mark.parametrize("goods", in_tens(GOODS))
def test_everyday_goods_are_not_stopped(screen: Callable[..., Decision], goods: list[tuple[str, str | None]]) -> None:
    assert [row for row in goods if screen(row[0]).outcome != "no_restriction_found"] == []
    assert [row for row in goods if named(*row) is None] == []
    assert [row for row in goods[::2] if screen(*row).outcome != "no_restriction_found"] == []


def test_all_of_the_everyday_goods_pass(screen: Callable[..., Decision], record_property: Callable[..., None]) -> None:
    stopped = [description for description, _ in GOODS if screen(description).outcome != "no_restriction_found"]
    share = 1 - len(stopped) / len(GOODS)
    record_property("share_of_everyday_goods_not_stopped", f"{share:.1%} of {len(GOODS)}")
    assert share == 1, f"{share:.1%} of {len(GOODS)} pass; stopped: {stopped}"


def test_the_list_is_wide_enough() -> None:
    assert all(len(rows(text)) >= 300 for text in (ENGLISH, CHINESE, JAPANESE))
    assert sum(hs is not None for _, hs in GOODS) >= 600
    kinds = {kind.id for kind in ORDINARY.goods}
    folding = Folding(())
    finder = Finder([Kind(kind.id, kind) for kind in ORDINARY.goods], folding)
    found = {kind for description, _ in GOODS for kind, hits in finder.find(folding.fold(description)).items() if hits}
    assert kinds == found


@pytest.mark.parametrize("descriptions", in_tens([*ORDINARY.counterexamples, *LOOKALIKE]))
def test_what_only_looks_like_them_stays_open(screen: Callable[..., Decision], descriptions: list[str]) -> None:
    assert [one for one in descriptions if named(one)] == []
    assert [one for one in descriptions if screen(one).outcome == "no_restriction_found"] == []


@pytest.mark.parametrize(("description", "hs"), rows(UNFIT))
def test_a_code_of_other_goods_is_a_contradiction(
    screen: Callable[..., Decision], screener: Screener, description: str, hs: str
) -> None:
    assert screen(description).outcome == "no_restriction_found"
    assert screen(description, hs).outcome == "review"
    contradictions = classified(screener, description, hs).contradictions
    assert contradictions["customs_code_and_goods"] is Truth.TRUE


@pytest.mark.parametrize("description", [description for description, _ in rows(SAYING_NOTHING)])
def test_words_that_say_nothing_are_never_enough(screen: Callable[..., Decision], description: str) -> None:
    assert named(description) is None
    assert screen(description).outcome != "no_restriction_found"


@pytest.mark.parametrize("kind", ORDINARY.goods, ids=lambda kind: kind.id)
def test_every_example_is_recognised(kind: OrdinaryGoods) -> None:
    assert [one for one in kind.examples if named(one) is None] == []
    assert [heading for heading in kind.headings if named(kind.examples[0], heading) is None] == []


def test_every_kind_has_examples_and_headings() -> None:
    for kind in ORDINARY.goods:
        assert len(kind.examples) >= 6, kind.id
        assert len(set(kind.headings)) == len(kind.headings), kind.id
        assert all(len(heading) in (2, 4) and heading.isdigit() for heading in kind.headings), kind.id
        assert not any(one != other and other.startswith(one) for one in kind.headings for other in kind.headings), (
            kind.id
        )


def test_no_name_of_controlled_goods_is_everyday(controlled: list[str]) -> None:
    assert [name for name in controlled if named(name)] == []


def test_no_word_of_the_catalogue_is_made_of_known_words(screener: Screener) -> None:
    entries = [entry for file in screener.rulebook.items.values() for entry in file.entries]
    words = {unicodedata.normalize("NFKC", word) for entry in entries for word in entry.words}
    numbers = {word for word in words if not any(map(str.isalpha, word))}  # CAS and material numbers: see never_with
    assert sorted(word for word in words - numbers if READER.explains(word)) == []
    assert sorted(number for number in numbers if named(f"T-shirts {number}")) == []


@pytest.mark.parametrize(
    "more",
    [
        {"model": "DJI Matrice 350 UAV"},
        {"model": "thiodiglycol"},
        {"model": "THIODIGLYCOL-2"},
        {"model": "18Ni300"},
        {"grade": "NdFeB N42"},
        {"grade": "18Ni300"},
        {"remark": "thiodiglycol"},
        {"remark": "工业用钨粉"},
        {"elements": ["Dy"]},
        {"composition": {"Dy": 99, "Fe": 1}},
        {"form": "magnet"},
    ],
)
def test_every_field_of_the_line_must_speak_of_everyday_goods(screener: Screener, more: dict[str, Any]) -> None:
    told = shipment("plush toys")
    told["lines"][0].update(more)
    assert screener.screen(told).outcome != "no_restriction_found"


@pytest.mark.parametrize(
    "more",
    [
        {"model": "XK-200"},
        {"model": "M350"},
        {"grade": "A"},
        {"remark": "no brand"},
        {"remark": "N/M"},
        {"remark": "样品随货"},
        {"model": "HD2210-A"},
        {"composition": {"cotton": 65, "polyester": 35}},
        {"form": "finished_product"},
    ],
)
def test_other_fields_that_say_nothing_more_do_not_stop_them(screener: Screener, more: dict[str, Any]) -> None:
    told = shipment("plush toys")
    told["lines"][0].update(more)
    assert screener.screen(told).outcome == "no_restriction_found"


@pytest.mark.parametrize(
    ("description", "hs"),
    [
        ("phone cases", "392690"),
        ("pliers", "820320"),
        ("wrenches", "820411"),
        ("screwdrivers", "820540"),
        ("stainless steel cups", "732690"),
    ],
)
def test_a_short_customs_code_that_begins_one_of_controlled_goods_says_too_little(
    screen: Callable[..., Decision], description: str, hs: str
) -> None:
    assert screen(description, hs).outcome == "no_restriction_found"


def test_eight_digits_of_a_customs_code_keep_their_effect(screen: Callable[..., Decision]) -> None:
    assert screen("phone cases", "39269090").outcome == "review"


@pytest.mark.parametrize("beside", BESIDE)
def test_controlled_goods_beside_everyday_ones_are_seen(controlled: list[str], beside: str) -> None:
    """In one line with everyday goods, the name of controlled goods keeps the line open. Each form takes its third."""
    names = controlled[BESIDE.index(beside) % 3 :: 3]
    assert [name for name in names if named(beside.format(name))] == []


@pytest.mark.parametrize(
    "description",
    [
        "T恤 " + "白色 红色 蓝色 " * 60 + "某某",
        "T-shirts, " + "red cotton blue size XL " * 60 + "flanges",
        "Tシャツ " + "折りたたみ式防水赤色" * 60 + "某某",
        "T恤，" + "白色红色蓝色大号" * 60 + "某某",
        "T-shirts, " + "a-" * 600 + " flanges",
    ],
)
def test_long_descriptions_are_read_in_time(description: str) -> None:
    """Each place of a text is looked at once, however many ways there are to cut it into words."""
    assert named(description) is None
