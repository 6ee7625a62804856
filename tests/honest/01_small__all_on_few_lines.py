double = lambda v: [x*2. for x in v]; total = lambda v: float(sum(v))
class Counter:
  def __init__(s,n): s.count=n
  def add(s,n): s.count+=n; return \
    s.count
