"""Pages in HTML as a browser reads them, and a text that no page may run."""

from html.parser import HTMLParser

VOID = {"br", "input", "meta", "wbr"}
NASTY = "</td><script>alert('1')</script><img src=x onerror=\"alert(2)\">&\x00\x1b"


class Page(HTMLParser):
    """Reads a page: its elements, its tables as rows of texts, and whether every element is closed."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.attributes, self.tables, self.text = [], [], [], [], ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "script" in self.open:
            return  # no words for people
        self.text += data
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1] += data
