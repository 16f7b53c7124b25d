"""Expressions of time: weekdays, yesterday, dates, counted against the publication date."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

@dataclass(frozen=True)
class Expression:
    start: int
    end: int
    iso: str | None
    def shifted(self, by):
        return replace(self, start=self.start+by, end=self.end+by)

_WD = {"الاثنين":0,"الاثنان":0,"الثلاثاء":1,"الاربعاء":2,"الخميس":3,"الجمعه":4,"السبت":5,"الاحد":6}
def read_expression(w, pub):
    i=0; n=len(w); day=None; start=None
    while i<n:
        x=w[i].removeprefix("و") if i==0 and w[i] not in _WD else w[i]
        if x in ("مساء","صباح","ظهر","فجر","ليل","ليله","عصر","يوم"): 
            i+=1; continue
        if x=="اول" and w[i+1:i+3]==["من","امس"]:
            day=pub and pub-timedelta(2); i+=3; continue
        if x in ("امس",): day=day or pub and pub-timedelta(1); i+=1; found=True; continue
        if x=="اليوم": day=pub; i+=1; continue
        if x in _WD:
            d=_WD[x]; past=i+1<n and w[i+1]=="الماضي"
            if pub:
                back=(pub.weekday()-d)%7
                if past and back==0: back=7
                day=pub-timedelta(back)
            i+=1+past; continue
        if x=="(" and i+2<n and w[i+1] in _WD: i+=1; continue
        if x==")" and i and w[i-1] in _WD: i+=1; continue
        break
    if i and day: return Expression(0,i,day.isoformat())
    return None
