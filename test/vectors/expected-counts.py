#!/usr/bin/env python3
"""Counts of verdicts on three public logs, computed without Liem: Python's own XML, gzip and time zones, nothing else.

    python3 expected-counts.py FOLDER/logs > expected-counts.json      (the object-centric logs are in FOLDER/ocel)

Every rule of the *.rules.yaml files beside this script is written out here a second time, by hand, as a function of a
case that returns V (violated), U (unknown), S (satisfied) or - (vacuous) by the definitions of the rulebook contract.
"""
import datetime as dt
import gzip
import json
import os
import sqlite3
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


class E:
    """An event: activity, instant (aware), resource, attributes; `i` is its position in the case."""


def read(path):
    root = ET.parse(gzip.open(path)).getroot()
    local = lambda tag: tag.rsplit("}", 1)[-1]
    for trace in root:
        if local(trace.tag) != "trace":
            continue
        attributes, events = {}, []
        for child in trace:
            if local(child.tag) == "event":
                event = E()
                event.at = {a.get("key"): a.get("value") for a in child}
                event.act = event.at["concept:name"]
                event.time = dt.datetime.fromisoformat(event.at["time:timestamp"])
                events.append(event)
            else:
                attributes[child.get("key")] = child.get("value")
        yield attributes, events


def cases_of(path, resource="org:resource", nobody=(), lifecycle=None):
    found = []
    for attributes, events in read(path):
        if lifecycle:
            events = [e for e in events if e.at["lifecycle:transition"] == lifecycle]
        events.sort(key=lambda e: e.time)  # stable: equal instants keep their order
        for i, e in enumerate(events):
            e.i, e.res = i, e.at.get(resource)
            if e.res in nobody:
                e.res = None
        found.append((attributes, events))
    return found


def day(t):
    return t.astimezone(ZONE).date()


# ---- templates; A and B are predicates over events, `ok` a predicate over the pair (a, b) ----------------------------
always = lambda a, b: True


def response(c, A, B, ok=always):
    return [a for a in c if A(a) and not any(B(b) and ok(a, b) for b in c[a.i + 1 :])]


def alternate_response(c, A, B):
    late = []
    for a in (e for e in c if A(e)):
        stretch = []
        for e in c[a.i + 1 :]:
            if A(e):
                break
            stretch.append(e)
        if not any(B(e) for e in stretch):
            late.append(a)
    return late


def chain_response(c, A, B):
    return [a for a in c if A(a) and not (a.i + 1 < len(c) and B(c[a.i + 1]))]


def precedence(c, A, B):
    return [b for b in c if B(b) and not any(A(a) for a in c[: b.i])]


def alternate_precedence(c, A, B):
    early = []
    for b in (e for e in c if B(e)):
        ok = False
        for e in reversed(c[: b.i]):
            ok = ok or A(e)
            if B(e):
                break
        if not ok:
            early.append(b)
    return early


def chain_precedence(c, A, B):
    return [b for b in c if B(b) and not (b.i > 0 and A(c[b.i - 1]))]


def not_succession(c, A, B, ok=always):
    return [(a, b) for a in c if A(a) for b in c[a.i + 1 :] if B(b) and ok(a, b)]


def not_chain_succession(c, A, B):
    return [a for a in c[:-1] if A(a) and B(c[a.i + 1])]


def judge(active, broken):
    return "-" if not active else "V" if broken else "S"


def four_eyes(c, A, B, ok=always):
    if not (some(c, A) and some(c, B)):
        return "-"
    pairs = [(e, f) for e in c for f in c if e is not f and A(e) and B(f) and ok(e, f)]
    if any(e.res is not None and e.res == f.res for e, f in pairs):
        return "V"
    return "U" if any(e.res is None or f.res is None for e, f in pairs) else "S"


def same_person(c, A, B):
    if not (some(c, A) and some(c, B)):
        return "-"
    people = [e.res for e in c if A(e) or B(e)]
    if len({p for p in people if p is not None}) > 1:
        return "V"
    return "U" if None in people and len(people) > 1 else "S"


def some(c, A):
    return any(A(e) for e in c)


def count(c, A):
    return sum(1 for e in c if A(e))


def acts(*names):
    return lambda e: e.act in names


# ---- working time ----------------------------------------------------------------------------------------------------
def opening(first, last, hours, holidays):
    d = first
    while d <= last:
        if d.weekday() < 5 and d.isoformat() not in holidays:
            for h1, m1, h2, m2 in hours:
                yield dt.datetime(d.year, d.month, d.day, h1, m1, tzinfo=ZONE), dt.datetime(d.year, d.month, d.day, h2, m2, tzinfo=ZONE)
        d += dt.timedelta(days=1)


def worked_seconds(x, y, hours, holidays):
    total = 0.0
    for opens, closes in opening(day(x), day(y), hours, holidays):
        total += max(0.0, min(closes.timestamp(), y.timestamp()) - max(opens.timestamp(), x.timestamp()))
    return total


def in_working_days(x, y, n, holidays):
    d = day(x)
    while n:
        d += dt.timedelta(days=1)
        if d.weekday() < 5 and d.isoformat() not in holidays:
            n -= 1
    return day(y) <= d or y.astimezone(ZONE) == dt.datetime.combine(d + dt.timedelta(days=1), dt.time(), ZONE)


def apart(x, y):
    return abs(y.timestamp() - x.timestamp())


# ---- the rules -------------------------------------------------------------------------------------------------------
def receipt():
    names = {}
    full = """Confirmation of receipt|T02 Check confirmation of receipt|T03 Adjust confirmation of receipt|T04 Determine confirmation of receipt|T05 Print and send confirmation of receipt
|T06 Determine necessity of stop advice|T10 Determine necessity to stop indication|T11 Create document X request unlicensed|T14 Determine document X request unlicensed
|T16 Report reasons to hold request|T18 Adjust report Y to stop indicition|T20 Print report Y to stop indication"""
    for name in full.replace("\n", "").split("|"):
        names[name[:3]] = acts(name)
    CON, T02, T03, T04, T05, T06, T10, T11, T14, T16, T18, T20 = (names[k] for k in "Con T02 T03 T04 T05 T06 T10 T11 T14 T16 T18 T20".split())
    hours, holidays = [(9, 0, 12, 30), (13, 0, 17, 0)], {"2010-12-27", "2011-04-25", "2011-06-13"}
    either = lambda *ps: lambda e: any(p(e) for p in ps)
    start, stop = dt.date(2011, 1, 1), dt.date(2011, 6, 30)

    def when_missing(at, c):
        group, department = at.get("group"), at["department"]
        if group == "Group 5" or department == "Experts":
            return judge(True, some(c, T03))
        return "U" if group is None else "-"

    def side_when(c):
        A = lambda e: T02(e) and e.at["org:group"] == "Group 4"
        B = lambda e: T04(e) and e.at["org:group"] != "Group 2"
        return judge(some(c, B), precedence(c, A, B))

    def from_until(c):
        due = [a for a in c if T02(a) and start <= day(a.time) <= stop]
        return judge(due, [a for a in chain_response(c, T02, T04) if a in due])

    same_group = lambda a, b: a.at["org:group"] == b.at["org:group"]
    rules = {
        "existence": lambda at, c: judge(True, count(c, T06) < 2),
        "atMost": lambda at, c: judge(True, count(c, T02) > 1),
        "exactly": lambda at, c: judge(True, count(c, either(T14, T04)) != 1),
        "absence": lambda at, c: judge(True, some(c, T18)),
        "init": lambda at, c: judge(True, not CON(c[0])),
        "end": lambda at, c: judge(True, not either(T10, T05, T20)(c[-1])),
        "respondedExistence": lambda at, c: judge(some(c, T02), not some(c, T10)),
        "coExistence": lambda at, c: judge(some(c, T04) or some(c, T06), some(c, T04) != some(c, T06)),
        "response": lambda at, c: judge(some(c, T02), response(c, T02, T04)),
        "alternateResponse": lambda at, c: judge(some(c, T02), alternate_response(c, T02, T04)),
        "chainResponse": lambda at, c: judge(some(c, T02), chain_response(c, T02, T04)),
        "chainResponse-first": lambda at, c: judge(some(c, CON), chain_response(c, CON, T02)),
        "precedence": lambda at, c: judge(some(c, T06), precedence(c, T04, T06)),
        "alternatePrecedence": lambda at, c: judge(some(c, either(T04, T03)), alternate_precedence(c, T02, either(T04, T03))),
        "chainPrecedence": lambda at, c: judge(some(c, T06), chain_precedence(c, T05, T06)),
        "succession": lambda at, c: judge(some(c, either(T02, T04)), response(c, T02, T04) or precedence(c, T02, T04)),
        "alternateSuccession": lambda at, c: judge(some(c, either(T02, T04)), alternate_response(c, T02, T04) or alternate_precedence(c, T02, T04)),
        "chainSuccession": lambda at, c: judge(some(c, either(T04, T05)), chain_response(c, T04, T05) or chain_precedence(c, T04, T05)),
        "choice": lambda at, c: judge(True, not some(c, either(T02, T06))),
        "exclusiveChoice": lambda at, c: judge(True, some(c, T10) == some(c, T16)),
        "notCoExistence": lambda at, c: judge(some(c, either(T10, T11)), some(c, T10) and some(c, T11)),
        "notSuccession": lambda at, c: judge(some(c, T06), not_succession(c, T06, either(T02, T04))),
        "notChainSuccession": lambda at, c: judge(some(c, CON), not_chain_succession(c, CON, T06)),
        "fourEyes": lambda at, c: four_eyes(c, T02, T04),
        "samePerson": lambda at, c: same_person(c, T04, T05),
        "within-elapsed": lambda at, c: judge(some(c, CON), response(c, CON, T04, lambda a, b: apart(a.time, b.time) <= 2 * 86400)),
        "within-working-hours": lambda at, c: judge(
            some(c, CON), response(c, CON, T04, lambda a, b: worked_seconds(a.time, b.time, hours, holidays) <= 8 * 3600)
        ),
        "within-working-days": lambda at, c: judge(some(c, CON), response(c, CON, T04, lambda a, b: in_working_days(a.time, b.time, 2, holidays))),
        "fourEyes-within": lambda at, c: four_eyes(c, T04, T10, lambda a, b: apart(a.time, b.time) <= 90 * 60),
        "when-channel": lambda at, c: judge(some(c, T02) and at["channel"] != "Internet", response(c, T02, T04)),
        "when-missing": when_missing,
        "when-has": lambda at, c: judge("group" not in at and at["channel"] in ("Internet", "Post"), some(c, T03)),
        "side-when": lambda at, c: side_when(c),
        "correlate": lambda at, c: judge(some(c, T02), response(c, T02, T04, same_group)),
        "from-until": lambda at, c: from_until(c),
        "applies-by-case": lambda at, c: judge(some(c, T02) and start <= day(c[0].time) <= stop, chain_response(c, T02, T04)),
        "init-from": lambda at, c: judge(day(c[0].time) >= dt.date(2011, 3, 1), not CON(c[0])),
    }
    return cases_of("receipt.xes.gz"), rules


def declarations():
    P, D = "Permit ", "Declaration "
    request, handled, start, end = acts("Request Payment"), acts("Payment Handled"), acts("Start trip"), acts("End trip")
    submitted, rejected = acts(D + "SUBMITTED by EMPLOYEE"), acts(D + "REJECTED by ADMINISTRATION")
    permit = acts(P + "FINAL_APPROVED by SUPERVISOR", P + "FINAL_APPROVED by DIRECTOR")
    decided = acts(D + "REJECTED by ADMINISTRATION", D + "REJECTED by SUPERVISOR", D + "FINAL_APPROVED by SUPERVISOR")
    final, budget = acts(D + "FINAL_APPROVED by SUPERVISOR"), acts(D + "APPROVED by BUDGET OWNER")
    holidays, hours = {"2017-12-25", "2017-12-26", "2018-01-01"}, [(8, 30, 17, 30)]
    finished = lambda c: some(c, handled)

    def curable(c, active, late, open_=lambda a: True, other=False):
        """Of a case that is not finished, what a later event may still cure is unknown."""
        if not active:
            return "-"
        if other or [a for a in late if finished(c) or not open_(a)]:
            return "V"
        return "U" if late else "S"

    def timed(c, A, B, fits):
        return curable(c, some(c, A), response(c, A, B, lambda a, b: fits(a.time, b.time)), lambda a: fits(a.time, c[-1].time))

    def exactly(c):
        n = count(c, request)
        return "V" if n > 1 or (n == 0 and finished(c)) else "U" if n == 0 else "S"

    def co(c):
        near = lambda x, other: any(o(y) and apart(x.time, y.time) <= 3 * 86400 for y in c for o in [other])
        lonely = [e for e in c if (request(e) and not near(e, handled)) or (handled(e) and not near(e, request))]
        return curable(c, some(c, request) or some(c, handled), lonely, lambda e: apart(e.time, c[-1].time) <= 3 * 86400)

    def exclusive(c):
        one, other = some(c, permit), some(c, acts(D + "FINAL_APPROVED by DIRECTOR"))
        return "V" if (one and other) or (not one and not other and finished(c)) else "U" if not one and not other else "S"

    def when(holds, verdict):
        return "-" if holds is False or verdict == "-" else "U" if holds is None else verdict

    def not_a_number(at, c):
        # no task number is a number: unknown; `or` is true when the other half is
        return when(True if float(at["Amount"]) < 100 else None, judge(True, some(c, acts("Send Reminder"))))

    def budget_rule(at, c):
        holds = float(at["Permit RequestedBudget"]) < 500 and at["Permit TaskNumber"] != "UNKNOWN"
        A = acts(P + "SUBMITTED by EMPLOYEE")
        return when(holds, curable(c, some(c, A), response(c, A, budget)))

    def first_eyes():
        A = acts(D + "APPROVED by ADMINISTRATION", D + "APPROVED by PRE_APPROVER", D + "REJECTED by MISSING")
        B = acts(D + "APPROVED by BUDGET OWNER", D + "REJECTED by ADMINISTRATION", D + "REJECTED by EMPLOYEE", D + "REJECTED by MISSING")
        return lambda at, c: four_eyes(c, A, B)

    again = acts(D + "REJECTED by EMPLOYEE", D + "SAVED by EMPLOYEE", "End trip")
    undone = acts(D + "REJECTED by EMPLOYEE", D + "REJECTED by MISSING")
    last_of = lambda c, A: [e for e in c if A(e)][-1:]
    rules = {
        "existence": lambda at, c: "S" if count(c, submitted) >= 2 else "V" if finished(c) else "U",
        "exactly": lambda at, c: exactly(c),
        "end": lambda at, c: curable(c, True, [] if handled(c[-1]) else [c[-1]]),
        "response": lambda at, c: curable(c, some(c, submitted), response(c, submitted, request)),
        "response-within": lambda at, c: timed(c, submitted, request, lambda x, y: apart(x, y) <= 14 * 86400),
        "response-working-days": lambda at, c: timed(c, submitted, request, lambda x, y: in_working_days(x, y, 10, holidays)),
        "response-working-hours": lambda at, c: timed(c, request, handled, lambda x, y: worked_seconds(x, y, hours, holidays) <= 30 * 3600),
        "alternateResponse": lambda at, c: curable(
            c, some(c, submitted), alternate_response(c, submitted, decided), lambda a: a in last_of(c, submitted)
        ),
        "chainResponse": lambda at, c: curable(
            c, some(c, rejected), chain_response(c, rejected, acts(D + "REJECTED by EMPLOYEE")), lambda a: a is c[-1]
        ),
        "chainPrecedence": lambda at, c: judge(some(c, handled), chain_precedence(c, request, handled)),
        "permit-first": lambda at, c: judge(some(c, start), precedence(c, permit, start)),
        "alternatePrecedence": lambda at, c: judge(some(c, submitted), alternate_precedence(c, again, submitted)),
        "succession": lambda at, c: curable(
            c, some(c, start) or some(c, submitted), response(c, start, submitted), other=bool(precedence(c, start, submitted))
        ),
        "coExistence": lambda at, c: co(c),
        "exclusiveChoice": lambda at, c: exclusive(c),
        "notSuccession": lambda at, c: judge(some(c, final), not_succession(c, final, undone)),
        "notSuccession-within": lambda at, c: judge(
            some(c, start), not_succession(c, start, acts(P + "SUBMITTED by EMPLOYEE"), lambda a, b: apart(a.time, b.time) <= 30 * 86400)
        ),
        "notChainSuccession": lambda at, c: judge(some(c, submitted), not_chain_succession(c, submitted, final)),
        "fourEyes": first_eyes(),
        "samePerson": lambda at, c: same_person(c, submitted, undone),
        "when-amount": lambda at, c: when(float(at["Amount"]) > 1000, "S" if some(c, budget) else "V" if finished(c) else "U"),
        "when-budget": budget_rule,
        "when-not-a-number": not_a_number,
        "side-when": lambda at, c: judge(True, some(c, lambda e: request(e) and e.at["org:role"] != "UNDEFINED")),
    }
    return cases_of("InternationalDeclarations.xes.gz", "org:role", ("MISSING", "UNDEFINED")), rules


def teleclaims():
    cases = cases_of("02_teleclaims.xes.gz", lifecycle="complete")
    log_end = max(c[-1].time for _, c in cases)
    finished = lambda c: (log_end - c[-1].time).total_seconds() > 86400
    assess, close, end, incoming = acts("assess claim"), acts("close claim"), acts("end"), acts("incoming claim")
    register, likelihood = acts("B register claim", "S register claim"), acts("determine likelihood of claim")
    work = acts("determine likelihood of claim", "assess claim", "advise claimant on reimbursement", "initiate payment", "close claim")

    def curable(c, active, late, open_=lambda a: True):
        if not active:
            return "-"
        if [a for a in late if finished(c) or not open_(a)]:
            return "V"
        return "U" if late else "S"

    quick = lambda x, y: apart(x, y) <= 20 * 60
    rules = {
        "response": lambda at, c: curable(c, some(c, assess), response(c, assess, close)),
        "chainResponse": lambda at, c: curable(c, some(c, register), chain_response(c, register, likelihood), lambda a: a is c[-1]),
        "fourEyes": lambda at, c: four_eyes(c, assess, close),
        "atMost": lambda at, c: judge(True, count(c, work) > 5),
        "within": lambda at, c: curable(
            c, some(c, incoming), response(c, incoming, end, lambda a, b: quick(a.time, b.time)), lambda a: quick(a.time, c[-1].time)
        ),
        "end": lambda at, c: curable(c, True, [] if end(c[-1]) else [c[-1]]),
    }
    return cases, rules


def teleclaims_all():
    register, likelihood = acts("B register claim", "S register claim"), acts("determine likelihood of claim")
    rules = {
        "chainResponse": lambda at, c: judge(some(c, register), chain_response(c, register, likelihood)),
        "exactly": lambda at, c: judge(True, count(c, acts("assess claim")) != 2),
        "side-when": lambda at, c: judge(True, count(c, lambda e: e.act == "end" and "outcome" in e.at) != 1),
    }
    return cases_of("02_teleclaims.xes.gz"), rules


# ---- object-centric logs: cases and events when flattened by each type of object -------------------------------------
def flattened(links, kinds):
    """links: (event, object); kinds: the type of each object. `dangling`: links to an object that the log lacks."""
    found, dangling = {}, 0
    for _, thing in set(links):
        if thing in kinds:
            found.setdefault(kinds[thing], Counter())[thing] += 1
        else:
            dangling += 1
    types = {kind: {"cases": len(n), "events": sum(n.values())} for kind, n in sorted(found.items())}
    return {"types": types, "dangling": dangling}


def ocel(folder):
    result = {}
    for name in ("example_log.jsonocel", "order_process.jsonocel"):  # OCEL 1.0
        log = json.load(open(f"{folder}/{name}"))
        kinds = {key: thing["ocel:type"] for key, thing in log["ocel:objects"].items()}
        result[name] = flattened([(e, o) for e, event in log["ocel:events"].items() for o in event["ocel:omap"]], kinds)
    log = json.load(open(f"{folder}/ocel20_example.jsonocel"))
    kinds = {thing["id"]: thing["type"] for thing in log["objects"]}
    links = [(event["id"], r["objectId"]) for event in log["events"] for r in event.get("relationships", [])]
    result["ocel20_example.jsonocel"] = flattened(links, kinds)
    root = ET.parse(f"{folder}/ocel20_example.xmlocel").getroot()
    kinds = {thing.get("id"): thing.get("type") for thing in root.find("objects")}
    links = [(event.get("id"), r.get("object-id")) for event in root.find("events") for r in event.iter() if r.get("object-id")]
    result["ocel20_example.xmlocel"] = flattened(links, kinds)
    for name in ("ocel20_example.sqlite", "logistics.sqlite"):
        db = sqlite3.connect(f"file:{folder}/{name}?mode=ro&immutable=1", uri=True)
        links = db.execute("select ocel_event_id, ocel_object_id from event_object where ocel_event_id in (select ocel_id from event)")
        result[name] = flattened(list(links), dict(db.execute("select ocel_id, ocel_type from object")))
    return result


def counts(cases, rules):
    result = {"cases": len(cases), "events": sum(len(c) for _, c in cases), "rules": {}}
    for name, rule in rules.items():
        n = Counter(rule(at, c) for at, c in cases)
        result["rules"][name] = {
            "activated": n["V"] + n["S"] + n["U"], "violated": n["V"], "satisfied": n["S"], "vacuous": n["-"], "unknown": n["U"],
        }
    return result


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    objects = ocel("../ocel")
    logs = {"receipt": receipt, "declarations": declarations, "teleclaims": teleclaims, "teleclaims-all": teleclaims_all}
    json.dump({"logs": {name: counts(*build()) for name, build in logs.items()}, "ocel": objects}, sys.stdout, indent=1)
    print()
