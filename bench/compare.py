"""What the bench measures of pm4py, each in a process of its own: `compare.py csv FILE` or `compare.py xes FILE`; prints one line of JSON."""

import json
import resource
import sys
import time

import pandas
import pm4py

CONSTRAINTS = {
    "precedence": [("Payment", "Release")],
    "response": [("Register", "Clear")],
    "exactly_one": ["Register"],
    "init": ["Register"],
    "chainresponse": [("Order", "Inspect")],
    "nonsuccession": [("Close", "Amend")],
}


def peak_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


def seconds(work):
    started = time.perf_counter()
    result = work()
    return result, time.perf_counter() - started


def read_csv(file: str):
    frame = pandas.read_csv(file)
    frame["ts"] = pandas.to_datetime(frame["ts"])
    frame = frame.rename(columns={"resource": "org:resource"})
    return pm4py.format_dataframe(frame, case_id="case_id", activity_key="activity", timestamp_key="ts")


def csv(file: str) -> dict:
    frame, read = seconds(lambda: read_csv(file))
    model = {name: {one: {"support": len(frame), "confidence": len(frame)} for one in ones} for name, ones in CONSTRAINTS.items()}
    result, declare = seconds(lambda: pm4py.conformance_declare(frame, model))
    _, four_eyes = seconds(
        lambda: [pm4py.filter_four_eyes_principle(frame, a, b, keep_violations=True) for a, b in [("Check", "Clear"), ("Inspect", "Release")]]
    )
    violating = sum(1 for one in result if one["no_dev_total"] > 0)
    return {"events": len(frame), "readSeconds": read, "declareSeconds": declare, "fourEyesSeconds": four_eyes, "violating": violating}


def xes(file: str) -> dict:
    log, read = seconds(lambda: pm4py.read_xes(file))
    return {"events": len(log), "seconds": read}


result = {"csv": csv, "xes": xes}[sys.argv[1]](sys.argv[2])
print(json.dumps({**result, "version": pm4py.__version__, "pandas": pandas.__version__, "peakGb": peak_gb()}))
