"""SQLite for bench/query.py, with the tables and indexes that these questions want. Cold is the program sqlite3.

    sqlite.py load FOLDER DATABASE
              hot DATABASE TASKS.json LIMIT
"""

import csv
import json
import pathlib
import sqlite3
import sys
import time

RMAT = """
    CREATE TABLE node(key INTEGER PRIMARY KEY);
    CREATE TABLE tie(tail INTEGER, head INTEGER, PRIMARY KEY (tail, head)) WITHOUT ROWID;
    CREATE INDEX by_head ON tie(head, tail);"""
VOTES = """
    CREATE TABLE country(key TEXT PRIMARY KEY);
    CREATE TABLE roll_call(key TEXT PRIMARY KEY, session INTEGER);
    CREATE TABLE voted_on(country TEXT, roll_call TEXT, vote TEXT);
    CREATE INDEX by_country ON voted_on(country, roll_call, vote);
    CREATE INDEX by_roll_call ON voted_on(roll_call, country, vote);
    CREATE INDEX by_session ON roll_call(session);"""


def load(folder, database):
    connection = sqlite3.connect(database)
    rmat = "rmat" in pathlib.Path(database).name
    connection.executescript(RMAT if rmat else VOTES)
    files = {"node": "node", "tie": "tie"} if rmat else {"country": "country", "roll_call": "rollcall", "voted_on": "voted_on"}
    for table, file in files.items():
        with open(pathlib.Path(folder) / f"{file}.csv", encoding="utf-8", newline="") as stream:
            rows = csv.reader(stream)
            marks = ", ".join("?" for _ in next(rows))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    connection.execute("ANALYZE")
    connection.commit()


def one_task(connection, task, limit):
    def ask(parameters):
        return connection.execute(task["text"], parameters).fetchall()

    answers, seconds = [], 0.0
    begin = time.perf_counter()
    connection.set_progress_handler(lambda: time.perf_counter() - begin > limit + 1, 100_000)
    try:
        if len(task["parameters"]) > 1:
            ask(task["parameters"][0])
        begin = time.perf_counter()
        for parameters in task["parameters"]:
            answers.append(ask(parameters))
            seconds = time.perf_counter() - begin
            if seconds > limit:
                break
    except sqlite3.OperationalError as error:
        if not answers:
            return {"error": str(error)}
    return {"seconds": seconds, "answers": answers}


def hot(database, tasks, limit):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.execute("PRAGMA cache_size = -400000")
    with open(tasks, encoding="utf-8") as file:
        print(json.dumps({task["name"]: one_task(connection, task, float(limit)) for task in json.load(file)}))



if __name__ == "__main__":
    {"load": load, "hot": hot}[sys.argv[1]](*sys.argv[2:])
