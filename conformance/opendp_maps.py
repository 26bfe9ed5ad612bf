"""Answers what OpenDP says of a list of questions, read as JSON from standard input: privacy maps, composition, conversion, and draws of its samplers."""

import json
import sys

import opendp.prelude as dp

dp.enable_features("contrib")
SPACE = dp.atom_domain(T=int), dp.absolute_distance(T=int)


def gaussian(question):
    return dp.m.make_gaussian(*SPACE, scale=question["sigma"])


def answer(question):
    kind = question["kind"]
    if kind == "gaussian rho":
        return gaussian(question).map(question["sensitivity"])
    if kind == "laplace epsilon":
        return dp.m.make_laplace(*SPACE, scale=question["scale"]).map(question["sensitivity"])
    if kind == "composed rho":
        return dp.c.make_composition([gaussian(one) for one in question["parts"]]).map(1)
    if kind == "epsilon":
        return dp.c.make_zCDP_to_approxDP(gaussian(question)).map(1).epsilon(question["delta"])
    measurement = gaussian(question) if kind == "gaussian draws" else dp.m.make_laplace(*SPACE, scale=question["scale"])
    counts = {}
    for _ in range(question["draws"]):
        drawn = measurement(0)
        counts[drawn] = counts.get(drawn, 0) + 1
    return counts


json.dump([answer(question) for question in json.load(sys.stdin)], sys.stdout)
