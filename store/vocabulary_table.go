package store

// vocabulary is the built-in relations. Each reads as a noun of the subject: "the leader of SUBJECT is OBJECT". The inverse
// label is read from the object's side: "OBJECT leads SUBJECT". Where the other side is a figure, a date or a sentence, there
// is no inverse. Words are in lower case: nouns in the singular, verbs in the forms that people ask with. A word may belong
// to several relations where people mean either by it; the test lists those.
var vocabulary = []Relation{
	// Companies and whom they deal with
	rel("partner", "Partner", "", symmetric|command, "partner, partnership, partnered with, partners with, partnering, "+
		"alliance, allied with, ally, works with, work with, working with, worked with, teams up with, teamed up, "+
		"team up with, collaborates with, collaborator, collaboration, cooperates with, cooperation, joint venture, "+
		"tie-up, deal with, does business with, do business with"),
	rel("rival", "Rival", "", symmetric|command, "rival, rivalry, competitor, competition, competes with, compete with, "+
		"competing with, competes against, compete against, challenger, contender, adversary, up against"),
	rel("supplier", "Supplier", "Supplies", command, "supplier, supplies, supply, supplied by, supplying, vendor, "+
		"provider, provides, provided by, contractor, subcontractor, sourced from, sources from, buys from, "+
		"manufacturer, made by, powers, powered by"),
	rel("customer", "Customer", "Customer of", command, "customer, client, buyer, sells to, sold to, user of, "+
		"serves, purchaser, subscriber"),
	rel("investor", "Investor", "Invests in", command, "investor, invests in, invest in, invested in, backer, backs, "+
		"backed by, shareholder, stakeholder, financier, financed by, funded by, venture capital"),
	rel("owner", "Owner", "Owns", command, "owner, owns, own, owned by, ownership, belongs to, belong to, "+
		"controls, controlled by, majority shareholder, proprietor"),
	rel("acquirer", "Acquirer", "Acquires", command, "acquirer, acquires, acquire, acquired, acquired by, acquiring, "+
		"acquisition, buyer, buys, buy, buying, bought, bought by, takes over, taken over by, took over, takeover, "+
		"purchased by, bidder"),
	rel("merger", "Merger", "", symmetric, "merger, merges with, merge with, merged with, merging with, combines with, "+
		"combination"),
	rel("parent", "Parent", "Parent of", 0, "parent, parent company, holding company, mother, father"),
	rel("subsidiary", "Subsidiary", "Subsidiary of", 0, "subsidiary, unit, division, arm, brand, business unit, affiliate"),
	rel("adviser", "Adviser", "Advises", 0, "adviser, advisor, advises, advised by, consultant, consults, banker, "+
		"underwriter"),
	rel("member", "Member", "Member of", 0, "member, membership, belongs to, part of, joins, joined, board member, "+
		"participates in, signatory, who is in"),
	rel("competitor-product", "Competing product", "", symmetric, "rival product, competing product, alternative, "+
		"alternative to"),

	// Who runs, made and speaks for what
	rel("leader", "Leader", "Leads", command, "leader, leads, lead, led, led by, leading, head, heads, headed by, chief, "+
		"boss, ceo, chief executive, chief executive officer, chairman, chairwoman, chairperson, chair, president, "+
		"prime minister, governor, mayor, minister, chancellor, director, managing director, runs, run by, "+
		"who runs, in charge, in charge of, at the helm, manager, manages, captain, coach"),
	rel("founder", "Founder", "Founded", command, "founder, co-founder, cofounder, founds, founded, founded by, "+
		"who started, started by, who set up, set up by, who created, established by, creator"),
	rel("role", "Role", "Held by", 0, "role, position, title, job, post, office, occupation, profession, works as, "+
		"does for a living, serves as"),
	rel("employer", "Employer", "Employs", 0, "employer, works for, work for, worked for, employed by, employs"),
	rel("spokesperson", "Spokesperson", "Speaks for", 0, "spokesperson, spokesman, spokeswoman, speaks for, "+
		"representative, press officer, envoy"),
	rel("predecessor", "Predecessor", "Predecessor of", 0, "predecessor, preceded by, replaced, came before, former holder, "+
		"formerly held by, previous holder"),
	rel("successor", "Successor", "Successor of", 0, "successor, succeeds, succeeded by, replaced by, "+
		"replacement, takes over from, next in line, who follows, heir"),
	rel("author", "Author", "Wrote", 0, "author, writer, wrote, writes, written by, composer, who wrote, "+
		"byline, reporter, journalist"),
	rel("inventor", "Inventor", "Invented", 0, "inventor, invented, invented by, developer, developed by, develops, "+
		"designer, designed by, discoverer, discovered by, who discovered"),
	rel("organiser", "Organiser", "Organises", 0, "organiser, organizer, organises, organizes, organised by, "+
		"organized by, host, hosts, hosted by, sponsor, sponsored by"),
	rel("participant", "Participant", "Takes part in", 0, "participant, takes part, took part, taking part, attendee, "+
		"attended, attends, attendance, guest, delegate, present at, who was there, crew, passenger"),

	// People
	rel("spouse", "Spouse", "", symmetric, "spouse, wife, husband, married to, marries, married"),
	rel("relative", "Relative", "", symmetric, "relative, family, brother, sister, son, daughter, child, children, cousin"),
	rel("birthplace", "Birthplace", "Birthplace of", 0, "birthplace, born in, where born, where was born, "+
		"place of birth, grew up"),
	rel("birth-date", "Born", "", 0, "birth date, date of birth, born on, when born, when was born, birthday"),
	rel("death-date", "Died", "", 0, "death date, date of death, died on, when did die, passed away"),
	rel("age", "Age", "", 0, "age, how old, years old, aged"),
	rel("education", "Education", "Educated", 0, "education, educated at, studied, studied at, studies, degree, "+
		"graduated from, graduate of, alma mater, university, school, college"),
	rel("nationality", "Nationality", "", 0, "nationality, citizenship, citizen of, which country is from"),
	rel("residence", "Residence", "", 0, "residence, lives in, live in, lived in, home"),
	rel("party", "Party", "Party of", 0, "party, political party, party affiliation, affiliated with, runs for"),
	rel("salary", "Pay", "", 0, "salary, pay package, compensation, wage, earns, paid a year, bonus"),

	// Things and where they come from
	rel("product", "Product", "Made by", command, "product, makes, make, made, made by, produces, produce, "+
		"produced by, manufactures, sells, offers, offering, service, model, device, app, brand, chatbot"),
	rel("technology", "Technology", "Used in", 0, "technology, tech, uses, used in, based on, built on, runs on, "+
		"platform, powered by"),
	rel("feature", "Feature", "Feature of", 0, "feature, function, capability, can do, able to, functionality"),
	rel("component", "Component", "Part of", 0, "component, part, ingredient, consists of, made of, material, "+
		"composition, contains"),
	rel("origin", "Origin", "Origin of", 0, "origin, comes from, come from, came from, originated, originates, "+
		"where from, roots"),
	rel("name", "Name", "", 0, "name, named, called, known as, full name, codename, nickname"),
	rel("purpose", "Purpose", "", 0, "purpose, used for, what for, meant for, aim, intended for"),
	rel("version", "Version", "", 0, "version, edition, release, update, generation"),
	rel("availability", "Availability", "", 0, "availability, available, on sale, goes on sale, rolled out, rollout, "+
		"ships, released in"),
	rel("exclusivity", "Exclusivity", "", 0, "exclusivity, exclusive, exclusively, sole, only one, the only"),

	// Law, rules and government
	rel("regulator", "Regulator", "Regulates", command, "regulator, regulates, regulate, regulated by, watchdog, "+
		"supervisor, supervises, supervised by, oversees, overseen by, oversight, authority, agency, who approves"),
	rel("rule", "Rule", "Applies to", command, "rule, regulation, law, legislation, act, bill, directive, statute, "+
		"requirement, required, requires, require, must, has to, have to, obligation, mandate, condition, legal"),
	rel("approval", "Approval", "Approves", 0, "approval, approves, approve, approved, approved by, authorisation, "+
		"authorization, authorised, clearance, cleared, permission, permit, licence, license, green light, "+
		"accreditation, accredited"),
	rel("ban", "Ban", "Bans", 0, "ban, bans, banned, banned by, prohibition, prohibits, prohibited, forbidden, "+
		"outlawed, blocked"),
	rel("restriction", "Restriction", "Restricts", 0, "restriction, restricts, restricted, limit, limitation, curb, "+
		"crackdown, clampdown, sanction, embargo, tariff, export control"),
	rel("investigation", "Investigation", "Investigates", 0, "investigation, investigates, investigated, "+
		"investigated by, investigating, inquiry, enquiry, probe, probing, investigator"),
	rel("lawsuit", "Lawsuit", "", 0, "lawsuit, suit, sues, sue, sued, sued by, suing, case, court case, litigation, "+
		"legal action, complaint"),
	rel("plaintiff", "Plaintiff", "Sues", 0, "plaintiff, claimant, complainant, who sued, accuser, prosecutor"),
	rel("defendant", "Defendant", "Defends", 0, "defendant, accused, suspect, who was sued, who was charged"),
	rel("charge", "Charge", "", 0, "charge, charged with, allegation, alleged, alleges, accused of, accusation, "+
		"accuses, indictment, indicted, crime"),
	rel("verdict", "Verdict", "", 0, "verdict, ruling, ruled, judgment, judgement, court decision, found guilty, "+
		"guilty, convicted, conviction, acquitted"),
	rel("penalty", "Penalty", "", 0, "penalty, fine, fined, sentence, sentenced, punishment, damages, jail term, prison"),
	rel("settlement", "Settlement", "", 0, "settlement, settles, settled, settled for, out of court"),
	rel("appeal", "Appeal", "", 0, "appeal, appeals, appealed"),
	rel("court", "Court", "", 0, "court, tribunal, judge, which court, jury"),
	rel("lawyer", "Lawyer", "Represents", 0, "lawyer, attorney, counsel, represented by, legal team, solicitor"),
	rel("agreement", "Agreement", "", 0, "agreement, contract, treaty, accord, pact, memorandum, agreed, agrees, "+
		"terms of the deal, deal terms, ceasefire, truce"),
	rel("policy", "Policy", "", 0, "policy, stance, position on, programme, manifesto, platform"),

	// Elections and votes
	rel("candidate", "Candidate", "Candidate in", 0, "candidate, nominee, contender, who is running, running for, "+
		"who is standing, stands for, shortlist, hopeful"),
	rel("winner", "Winner", "Won", command, "winner, wins, win, won, winning, won by, champion, victor, victory, "+
		"elected, who was elected"),
	rel("loser", "Loser", "Lost", 0, "loser, lost, loses, runner-up, runner up, second place, defeated, beaten"),
	rel("result", "Result", "", 0, "result, outcome, score, scored, final score, scoreline, how did it end, ended, "+
		"tally"),
	rel("vote-share", "Vote share", "", 0, "vote share, share of the vote, percent of the vote, percentage of the vote"),
	rel("votes", "Votes", "", 0, "votes, vote count, number of votes, how many votes, ballots, majority, margin"),
	rel("seats", "Seats", "", 0, "seats, number of seats, how many seats"),
	rel("turnout", "Turnout", "", 0, "turnout, voter turnout, how many voted, voted"),
	rel("poll", "Poll", "", 0, "poll, polling, opinion poll, survey, exit poll"),
	rel("coalition", "Coalition partner", "", symmetric, "coalition, coalition partner, governs with, governing with"),
	rel("supporter", "Supporter", "Supports", 0, "supporter, supports, supported by, endorses, endorsed by, endorsement, "+
		"backer, in favour of, ally"),
	rel("critic", "Critic", "Criticises", 0, "critic, criticises, criticizes, criticised by, criticized by, criticism, "+
		"opposes, opposed by, opposition, against, objects to, objection"),
	rel("opponent", "Opponent", "", symmetric, "opponent, opposes, plays against, played against, faces, faced, "+
		"versus, running against, runs against, enemy, fights, at war with"),

	// Accidents, disasters, recalls, health
	rel("casualties", "Deaths", "", 0, "casualties, casualty, deaths, death toll, dead, died, killed, fatalities, "+
		"how many died, victims, lives lost"),
	rel("injuries", "Injuries", "", 0, "injuries, injury, injured, wounded, hurt, hospitalised, hospitalized"),
	rel("missing", "Missing", "", 0, "missing, unaccounted for, how many are missing"),
	rel("affected", "Affected", "Affected by", 0, "affected, affects, affect, impacted, hit by, people affected, evacuated, "+
		"displaced, homeless"),
	rel("affected-units", "Units affected", "", 0, "affected units, units affected, how many units, how many vehicles, "+
		"how many cars, vehicles affected, recalled, recall, number recalled"),
	rel("defect", "Defect", "Found in", 0, "defect, defective, fault, faulty, flaw, problem, bug, malfunction, "+
		"wrong with, hazard, contamination"),
	rel("remedy", "Remedy", "", 0, "remedy, fix, fixed, repair, repaired, solution, cure, treatment, treated, "+
		"replacement part, refund, corrected, workaround"),
	rel("damage", "Damage", "", 0, "damage, damaged, destroyed, destruction, losses"),
	rel("magnitude", "Magnitude", "", 0, "magnitude, strength, strong, intensity, category, richter"),
	rel("symptom", "Symptom", "Symptom of", 0, "symptom, side effect, signs of"),
	rel("warning", "Warning", "", 0, "warning, warns, warned, alert, advisory, told to"),
	rel("response", "Response", "", 0, "response, responds, responded, measures, action taken, rescue, aid, relief, help, "+
		"what is being done, steps"),
	rel("risk", "Risk", "", 0, "risk, danger, threat, threatens, concern, fear"),

	// Money and figures
	rel("revenue", "Revenue", "", command, "revenue, sales, turnover, takings, income, earned, receipts, sales figure, "+
		"how much did sell"),
	rel("profit", "Profit", "", 0, "profit, earnings, net income, net profit, operating profit, profitable, loss, net loss, "+
		"made a loss, margin"),
	rel("cost", "Cost", "", 0, "cost, costs, expense, expenditure, spends, spent, spending, budget, bill"),
	rel("price", "Price", "", 0, "price, priced, costs, how much does cost, how much is, pays, pay, paid, paying, "+
		"deal value, purchase price, transfer fee, fee, worth of the deal, how much for, rate, sold for, bought for"),
	rel("share-price", "Share price", "", 0, "share price, stock price, shares, share, stock, stocks, price of the share, "+
		"traded at, trading at, stock market"),
	rel("market-value", "Market value", "", 0, "market value, market cap, market capitalisation, market capitalization, "+
		"capitalisation, capitalization, valuation, valued at, worth, how much is worth, net worth"),
	rel("market-share", "Market share", "", 0, "market share, share of the market, percent of the market, biggest seller"),
	rel("funding", "Funding", "", 0, "funding, raised, raises, funding round, financing, grant, loan, subsidy, bailout"),
	rel("investment", "Investment", "Receives investment from", 0, "investment, invests, invested, puts into, stake, "+
		"stake in, holding"),
	rel("dividend", "Dividend", "", 0, "dividend, payout, buyback"),
	rel("debt", "Debt", "", 0, "debt, owes, owed, borrowed, liabilities, deficit"),
	rel("growth", "Growth", "", 0, "growth, grew, grows, growing, increase, increased, rise, rose, gain, gained, jump, "+
		"decline, declined, fall, fell, drop, dropped, decrease, change, up or down"),
	rel("sales-volume", "Units sold", "", 0, "sales volume, units sold, shipments, shipped, deliveries, delivered, "+
		"how many sold, copies sold"),
	rel("headcount", "Headcount", "", 0, "headcount, employees, staff, workforce, workers, how many people work, "+
		"how many employees, number of employees"),
	rel("job-cuts", "Job cuts", "", 0, "job cuts, layoffs, laid off, lays off, redundancies, job losses, fired, jobs lost"),
	rel("users", "Users", "", 0, "users, subscribers, members, audience, viewers, downloads, how many users, how many use"),
	rel("size", "Size", "", 0, "size, how big, how large, area, length, height, weight, how tall, how long is, dimensions, "+
		"capacity, population"),
	rel("distance", "Distance", "", 0, "distance, how far, away from"),
	rel("speed", "Speed", "", 0, "speed, how fast, velocity, wind speed"),
	rel("rank", "Rank", "", 0, "rank, ranking, ranked, placed, position in the table, biggest, largest, most important, "+
		"number one"),
	rel("record", "Record", "", 0, "record, record high, record low, all-time high, high, highest, lowest"),
	rel("figure", "Figure", "", 0, "figure, number, how many, how much, amount, statistic, total, percentage, percent, "+
		"quantity, count"),

	// Where and when
	rel("location", "Location", "Location of", command, "location, located, where, place, site, based in, "+
		"headquarters, headquartered, held in, takes place, took place, happened in, situated, city, country, region, market"),
	rel("venue", "Venue", "Venue of", 0, "venue, held at, hosted at, stadium, arena, hall, where is it held"),
	rel("date", "Date", "", 0, "date, when, what day, schedule, scheduled, scheduled for, takes place on, timing, "+
		"launch date, release date, start date, starts, begins, opens, takes effect, effective date"),
	rel("deadline", "Deadline", "", 0, "deadline, due, due date, by when, expires, expiry, expiration, closing date, until when, "+
		"cut-off"),
	rel("duration", "Duration", "", 0, "duration, how long, lasts, last for, lasted, long term, length of time, term"),
	rel("event", "Event", "Event of", 0, "event, what happened, incident, occasion, summit, conference, meeting, tournament"),

	// What is said, planned, and why
	rel("announcement", "Announcement", "Announced by", command, "announcement, announces, announce, announced, "+
		"unveils, unveil, unveiled, reveals, revealed, launches, launch, launched, introduces, introduced, "+
		"discloses, disclosed, news, confirms, confirmed"),
	rel("statement", "Statement", "Stated by", 0, "statement, said, say, says, saying, told, tells, states, stated, claims, "+
		"claimed, quote, quoted, words, according to, argued, declared, comments"),
	rel("comment", "Comment", "", 0, "comment, commented, commenting, respond to requests, response to questions, "+
		"declined to comment, no comment, replied, silence, silent"),
	rel("reaction", "Reaction", "", 0, "reaction, reacts, react, reacted, response, how did respond, feels about, opinion, "+
		"view, thinks, think of"),
	rel("expectation", "Expectation", "Expected by", command, "expectation, expects, expect, expected, forecast, "+
		"forecasts, predicts, predicted, prediction, outlook, guidance, estimate, estimates, anticipates, likely, "+
		"what next, hopes, projected, projection, target price"),
	rel("plan", "Plan", "", 0, "plan, plans, planned, planning, intends, intention, strategy, going to, will do, next step, "+
		"proposal, proposes, proposed"),
	rel("goal", "Goal", "", 0, "goal, target, targets, aims, aim, ambition, objective"),
	rel("decision", "Decision", "", 0, "decision, decides, decide, decided, chose, chosen, choose, choice, picks, picked, "+
		"selected, selection"),
	rel("cause", "Cause", "Causes", command, "cause, causes, caused, caused by, reason, why, because, because of, due to, "+
		"driven by, blamed on, behind, led to, factor, motive, explanation, triggered by, how come"),
	rel("effect", "Effect", "Effect of", 0, "effect, effects, impact, consequence, result of, results in, led to, leads to, "+
		"affects, influence, means for, mean for, outcome, implication, aftermath, benefit"),
	rel("talks", "Talks", "", symmetric, "talks, negotiation, negotiates with, negotiating, in talks with, "+
		"discussions, discusses, talked to, meets, met with, spoke to"),
	rel("offer", "Offer", "", 0, "offer, offers, offered, bid, bids, proposal"),
	rel("award", "Award", "Awarded to", 0, "award, awarded, prize, medal, trophy, honour, honor, title, wins an award"),
	rel("finding", "Finding", "", 0, "finding, findings, found, discovery, discovered, discovers, conclusion, concluded, "+
		"shows, evidence, study, research, result of the study"),
	rel("status", "Status", "", 0, "status, state, stage, progress, how far along, situation, where does it stand, "+
		"current state"),
	rel("background", "Background", "", 0, "background, history, context, past, earlier, origins"),
	rel("exception", "Exception", "", 0, "exception, except, exemption, exempt, excluded, apart from"),
	rel("similar", "Comparable", "", symmetric, "similar, comparable, compared with, compared to, like, resembles, same as"),
	rel("source", "Source", "", 0, "source, reported by, who reported, where was it reported, publication"),
}
