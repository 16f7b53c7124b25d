"""Tables that leave the desk: figures, cases, notices and decisions as CSV and JSON. No reader's word is in any of them."""

from taswib.desk.tables.csv_lines import csv_lines
from taswib.desk.tables.figure_tables import figure_table
from taswib.desk.tables.json_lines import json_pieces
from taswib.desk.tables.registers import REGISTERS
from taswib.desk.tables.table import Table

__all__ = ["REGISTERS", "Table", "csv_lines", "figure_table", "json_pieces"]
